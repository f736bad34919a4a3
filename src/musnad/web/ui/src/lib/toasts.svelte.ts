/** Short messages at the edge of the page: what was done, with a way back where there is one. */

export type Tone = 'note' | 'good' | 'warn' | 'bad';

export interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
  /** What can be done about it (Undo), if anything. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SHOWN = 6000;
let all = $state.raw<readonly Toast[]>([]);
let next = 1;

export function toasts(): readonly Toast[] {
  return all;
}

/** Show a message, the same one once; one that is wrong, or can be acted on, stays until it is closed or twice as long. */
export function tell(text: string, { tone = 'note', action }: { tone?: Tone; action?: Toast['action'] } = {}): void {
  all = all.filter((each) => each.text !== text || each.tone !== tone);
  const toast: Toast = { id: next, tone, text, ...(action === undefined ? {} : { action }) };
  next += 1;
  all = [...all.slice(-3), toast];
  if (tone !== 'bad') setTimeout(() => dismiss(toast.id), action === undefined ? SHOWN : 2 * SHOWN);
}

export function dismiss(id: number): void {
  all = all.filter((each) => each.id !== id);
}
