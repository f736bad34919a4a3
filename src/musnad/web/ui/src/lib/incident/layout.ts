/** How an incident stands in its table: which columns, what is in a cell, which copies stand behind which report. */
import type { Backing, Comparison, Contradiction, Excerpt, Field, Row, Rule, Teller, Value, Words } from './shapes';

/** The columns, in the order in which one asks: whether, what, when, where, by whom, to whom, how many. */
export const FIELDS: readonly Field[] = ['happened', 'mode', 'time', 'place', 'actor', 'target', 'count'];
export const RULES: readonly Rule[] = ['all', 'eyewitness', 'official', 'without_parties'];

/** The rule that follows another, the first behind the last. */
export function nextRule(of: Rule): Rule {
  return RULES[(RULES.indexOf(of) + 1) % RULES.length] ?? 'all';
}

/** What an address says of the rule; what is none counts all. */
export function ruleOf(given: string | null): Rule {
  return RULES.find((rule) => rule === given) ?? 'all';
}

/** The values of one origin for a field. */
export function cell(row: Row, field: Field): readonly Value[] {
  return row.values.filter((value) => value.field === field);
}

/** What all origins together say of a field, the best supported by those that count first. */
export function together(of: Comparison, field: Field): readonly Backing[] {
  return of.backing
    .filter((each) => each.field === field)
    .toSorted((a, b) => b.counted.length - a.counted.length || b.origins.length - a.origins.length);
}

/** How values stand to each other: `against` others, `corrected` by the origin that gave both, or neither. */
export type Standing = 'against' | 'corrected' | null;

/** That of contradictions: only corrections where all are of one origin. */
export function standing(ids: readonly string[], contradictions: readonly Contradiction[]): Standing {
  const found = contradictions.filter((each) => ids.includes(each.id));
  if (found.length === 0) return null;
  return found.every((each) => each.same_origin) ? 'corrected' : 'against';
}

/** The contradictions that a value of the whole incident is one side of. */
export function contradicting(of: Comparison, backing: Backing): readonly string[] {
  return of.rows.flatMap((row) => row.values).filter((value) => isSame(value, backing)).flatMap((value) => value.contradictions);
}

function isSame(one: Value, other: Backing): boolean {
  return one.field === other.field && one.value === other.value && one.entity === other.entity;
}

/** Independent voices that contradict each other, and numbers that one origin corrected. */
export function parted(contradictions: readonly Contradiction[]): { against: Contradiction[]; corrected: Contradiction[] } {
  return { against: contradictions.filter((each) => !each.same_origin), corrected: contradictions.filter((each) => each.same_origin) };
}

/** A report with the copies that stand behind it, however deep. */
export interface Folded {
  readonly report: string;
  readonly copies: readonly Teller[];
}

/** The reports of an origin: those that copy none, each with all that go back to it. None is lost. */
export function folded(tellers: readonly Teller[]): readonly Folded[] {
  const head = new Map<string, string>();
  const found = new Map<string, Teller[]>();
  for (const teller of tellers) {
    const above = teller.copies ? head.get(teller.copies.report) : undefined;
    head.set(teller.report, above ?? teller.report);
    if (above === undefined) found.set(teller.report, []);
    else found.get(above)?.push(teller);
  }
  return [...found].map(([report, copies]) => ({ report, copies }));
}

/** A number as its kind and bounds: `killed:4`, `killed:4-6`, `killed:20-`, `killed:-6`. */
export interface Count {
  readonly kind: string;
  readonly low: number | null;
  readonly high: number | null;
}

export function countOf(value: string): Count {
  const at = value.indexOf(':');
  const kind = value.slice(0, at);
  const bounds = value.slice(at + 1);
  const dash = bounds.indexOf('-');
  const [low, high] = dash < 0 ? [bounds, bounds] : [bounds.slice(0, dash), bounds.slice(dash + 1)];
  return { kind, low: low === '' ? null : Number(low), high: high === '' ? null : Number(high) };
}

/** What was chosen to be parted from the rest: possible where something is chosen and something stays. */
export function canSplit(chosen: ReadonlySet<string>, all: number): boolean {
  return chosen.size > 0 && chosen.size < all;
}

/** A claim in one word, for sets and addresses. */
export function keyOf(of: { readonly report: string; readonly claim: string }): string {
  return `${of.report}/${of.claim}`;
}

/** The same words in the same sentence, with all the claims that stand in them: what copies repeat is read once. */
export interface Told {
  readonly words: Excerpt;
  readonly sentence: Excerpt;
  readonly claims: readonly Words['key'][];
}

export function toldOnce(value: Value, sentences: Comparison['sentences']): readonly Told[] {
  const found = new Map<string, { words: Excerpt; sentence: Excerpt; claims: Words['key'][] }>();
  for (const told of value.told) {
    const sentence = sentences[told.key.report]?.[told.sentence];
    if (sentence === undefined) continue;
    const key = `${told.words.start - sentence.start} ${told.words.text} ${sentence.text}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, { words: told.words, sentence, claims: [told.key] });
    else same.claims.push(told.key);
  }
  return [...found.values()];
}
