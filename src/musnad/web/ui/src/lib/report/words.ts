/** Words of a text as one moves over them by keyboard. What a drawn span means is for the server to say. */
import type { Span } from '../offsets';

/** The words and numbers of a text, in UTF-16 units. */
export function wordsOf(text: string): readonly Span[] {
  const found = new Intl.Segmenter('ar', { granularity: 'word' }).segment(text);
  return [...found].filter((each) => each.isWordLike === true).map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** A drawn span by whole words: where it was begun, and where it has come to. */
export interface Drawing {
  readonly anchor: number;
  readonly focus: number;
}

/** The number of the word at a place, or of the nearest one behind it; -1 in a text without words. */
export function wordAt(words: readonly Span[], unit: number): number {
  const found = words.findIndex((word) => unit < word.end);
  return found === -1 ? words.length - 1 : found;
}

/** Move by a word; `extend` keeps where it was begun. */
export function moved(words: readonly Span[], drawing: Drawing, by: number, extend: boolean): Drawing {
  const focus = Math.min(Math.max(drawing.focus + by, 0), words.length - 1);
  return { anchor: extend ? drawing.anchor : focus, focus };
}

/** What is drawn, in UTF-16 units. */
export function drawnSpan(words: readonly Span[], { anchor, focus }: Drawing): Span | null {
  const [first, last] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
