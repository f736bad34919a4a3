/** The keys of judging. They are those of the Latin letters, wherever a keyboard has them: an Arabic one too. */

export type Act = 'next' | 'previous' | 'accept' | 'edit' | 'reject' | 'unsure' | 'undo' | 'add' | 'help' | 'leave';

/** What a key event tells, as far as it is asked here. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

const LETTERS: Readonly<Record<string, Act>> = {
  j: 'next', k: 'previous', a: 'accept', e: 'edit', r: 'reject', u: 'unsure', z: 'undo', n: 'add',
};
/** Held down, these go on; a decision is made once. */
const REPEATED: ReadonlySet<Act> = new Set<Act>(['next', 'previous']);

/** The key of an act, as it is shown. */
export const KEYS: Readonly<Record<Act, string>> = {
  next: 'J', previous: 'K', accept: 'A', edit: 'E', reject: 'R', unsure: 'U', undo: 'Z', add: 'N', help: '?', leave: 'Esc',
};

/** What a key means, or null. A Latin letter is taken as it is written, any other by its place on the keyboard. */
export function actOf(press: Press): Act | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === 'Escape') return 'leave';
  if (press.key === '?' || press.key === '؟') return 'help';
  const letter = /^[a-z]$/i.test(press.key) ? press.key : /^Key([A-Z])$/.exec(press.code)?.[1];
  const act = letter === undefined || isLatinOther(press.key) ? null : (LETTERS[letter.toLowerCase()] ?? null);
  return act !== null && press.repeat && !REPEATED.has(act) ? null : act;
}

/** Keys such as Enter and F1 have names of several letters; they are none of these. */
function isLatinOther(key: string): boolean {
  return key.length > 1 && /^[A-Za-z]/.test(key);
}

/** Whether one is writing where the key was pressed, or a dialog is open: then no key means an act. */
export function isWriting(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [role="menu"]') !== null;
}
