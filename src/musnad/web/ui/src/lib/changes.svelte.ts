/**
 * What was written into the case elsewhere: in another window, by the command line, by a colleague. What this page has
 * written itself it shows already.
 */

/** How far a case is: its folder, the last entry of its journal, the last change of its claims. */
export interface CaseNow {
  readonly case: string;
  readonly entry: number;
  readonly change: number;
}

/** What has come of a case that has gone on: entries that are not this page's, claims alone, another case, nothing. */
export type News = 'entries' | 'claims' | 'case' | null;

/** Keeps apart what this page has written from what others have. */
export class Known {
  #now: CaseNow | null = null;
  readonly #own = new Set<number>();
  #opening = false;

  /** This page has made an entry. */
  made(entry: number): void {
    this.#own.add(entry);
  }

  /** This page opens another case, or could not. */
  opens(now: boolean): void {
    this.#opening = now;
  }

  /** The case is as far as this. */
  heard(now: CaseNow): News {
    const before = this.#now;
    this.#now = now;
    if (before === null) return null;
    if (before.case !== now.case || now.entry < before.entry) {
      const isOwn = this.#opening;
      this.#opening = false;
      return isOwn ? null : 'case';
    }
    for (let entry = before.entry + 1; entry <= now.entry; entry += 1) if (!this.#own.delete(entry)) return 'entries';
    return now.entry === before.entry && now.change !== before.change ? 'claims' : null;
  }
}

/** The entries that an answer to a change tells of. */
export function entriesIn(answer: unknown): number[] {
  if (Array.isArray(answer)) return answer.flatMap(entriesIn);
  const entry = typeof answer === 'object' && answer !== null && 'entry' in answer ? answer.entry : null;
  return typeof entry === 'number' ? [entry] : [];
}

/** Claims that are being read come one after the other: lists follow, but not each of them. */
const SELDOM = 3000;
export const known = new Known();
let changes = $state(0);
let due: ReturnType<typeof setTimeout> | undefined;

/** How often something was written elsewhere: what is shown is asked for anew when it changes. */
export function caseChanges(): number {
  return changes;
}

/** Follow what the server tells of the case; where another was opened, what is shown here is of none any more. */
export function heardOf(now: CaseNow): void {
  const news = known.heard(now);
  if (news === 'case') location.assign('/');
  if (news === 'entries') changes += 1;
  if (news === 'claims') {
    due ??= setTimeout(() => {
      due = undefined;
      changes += 1;
    }, SELDOM);
  }
}
