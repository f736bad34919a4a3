/** The direction of a text, by its letters. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTER = /\p{L}/u;

/** That of the first letter of the text; of a text without letters, null: it goes with what stands around it. */
export function directionOfText(text: string): 'rtl' | 'ltr' | null {
  for (const letter of text) {
    if (RIGHT_TO_LEFT.test(letter) && LETTER.test(letter)) return 'rtl';
    if (LETTER.test(letter)) return 'ltr';
  }
  return null;
}
