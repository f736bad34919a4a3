/**
 * Where voices stand: in three columns, from who hands on to who is quoted, in the direction of reading. The first are
 * outlets, the second those that are quoted and quote, the last those that are only quoted.
 *
 * Rows are ordered so that few lines cross, each voice near the middle of those it is joined with, in a fixed number of
 * rounds from a fixed beginning: the same quotings always give the same picture.
 */
import type { components } from '$lib/api/schema';

export type Quotes = components['schemas']['Quotes'];
export type Voice = components['schemas']['Voice'];
export type Quoting = components['schemas']['Quoting'];

export interface Node {
  readonly voice: Voice;
  readonly column: 0 | 1 | 2;
  readonly row: number;
}

const ROUNDS = 8;

export function columnOf(voice: Voice, quotes: ReadonlySet<string>): 0 | 1 | 2 {
  if (voice.group === 'outlet') return 0;
  return quotes.has(voice.id) ? 1 : 2;
}

/** The voices with their columns and rows; `quotings` are those that are drawn. */
export function laidOut(voices: readonly Voice[], quotings: readonly Quoting[]): Node[] {
  const quotes = new Set(quotings.map((each) => each.quoter));
  const columns: Voice[][] = [[], [], []];
  for (const voice of voices) columns[columnOf(voice, quotes)]?.push(voice);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [1, 2] : [1, 0];
    for (const at of order) columns[at] = sorted(columns, at, quotings);
  }
  return columns.flatMap((column, at) => column.map((voice, row): Node => ({ voice, column: at as 0 | 1 | 2, row })));
}

/** A column by the middle of those that its voices are joined with; voices without any keep their order at the end. */
function sorted(columns: readonly (readonly Voice[])[], at: number, quotings: readonly Quoting[]): Voice[] {
  const place = new Map<string, number>();
  for (const [column, voices] of columns.entries()) {
    if (column !== at) for (const [row, voice] of voices.entries()) place.set(voice.id, (row + 0.5) / voices.length);
  }
  const middle = new Map<string, number>();
  for (const voice of columns[at] ?? []) {
    let [sum, weight] = [0, 0];
    for (const each of quotings) {
      const other = each.quoter === voice.id ? each.quoted : each.quoted === voice.id ? each.quoter : undefined;
      const where = other === undefined ? undefined : place.get(other);
      if (where !== undefined) [sum, weight] = [sum + where * each.claims, weight + each.claims];
    }
    middle.set(voice.id, weight === 0 ? 2 : sum / weight);
  }
  const before = new Map((columns[at] ?? []).map((voice, row) => [voice.id, row]));
  return [...(columns[at] ?? [])].sort(
    (one, other) => (middle.get(one.id) ?? 2) - (middle.get(other.id) ?? 2) || (before.get(one.id) ?? 0) - (before.get(other.id) ?? 0),
  );
}

/** The quotings to be drawn: the strongest, and all of a voice that is chosen. */
export function drawnOf(quotings: readonly Quoting[], chosen: string | null, most: number): Quoting[] {
  if (chosen !== null) return quotings.filter((each) => each.quoter === chosen || each.quoted === chosen);
  return quotings.slice(0, most);
}

export type Tone = 'accuse' | 'deny' | 'plain';

/** What a line says beside that somebody is quoted: mostly accusations, mostly denials, or neither. */
export function toneOf(quoting: Quoting): Tone {
  const { accuse = 0, deny = 0 } = quoting.acts;
  if (accuse + deny === 0 || (accuse + deny) * 2 < quoting.claims) return 'plain';
  return accuse >= deny ? 'accuse' : 'deny';
}
