/** A claim that a person adds by hand, while it is put together out of words drawn in the text. */
import type { Offsets, Span } from '../offsets';
import type { ReadPage, Statement } from './shapes';

/** What words can be drawn for. */
export type Slot = 'trigger' | 'actors' | 'targets' | 'place' | 'time' | 'counts';
export const SLOTS: readonly Slot[] = ['trigger', 'actors', 'targets', 'place', 'time', 'counts'];

/** Words drawn for a slot: who or what of the report they name, or which number or time they tell. */
export interface Piece {
  readonly words: Span;
  readonly text: string;
  readonly entity: string | null;
  readonly kind: string;
  readonly min: string;
  readonly max: string;
  readonly time: string;
}

export type Pieces = Readonly<Record<Slot, readonly Piece[]>>;
export const EMPTY: Pieces = { trigger: [], actors: [], targets: [], place: [], time: [], counts: [] };
const SEVERAL: ReadonlySet<Slot> = new Set<Slot>(['actors', 'targets', 'counts']);
const NAMES = new Set(['person', 'organization', 'location']);
const covers = (one: Span, other: Span): boolean => one.start <= other.start && other.end <= one.end;
const meet = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The pieces with what was drawn for a slot: in its place, or behind those of a list; drawn twice it stands once. */
export function drawnFor(pieces: Pieces, slot: Slot, drawn: Span, page: ReadPage, offsets: Offsets): Pieces {
  const piece = pieceOf(drawn, slot, page, offsets);
  const before = SEVERAL.has(slot) ? pieces[slot].filter((each) => each.words.start !== drawn.start || each.words.end !== drawn.end) : [];
  return { ...pieces, [slot]: [...before, piece] };
}

function pieceOf(drawn: Span, slot: Slot, page: ReadPage, offsets: Offsets): Piece {
  const text = offsets.words(drawn);
  const named = page.marks.filter((mark) => NAMES.has(mark.role) && meet(mark, drawn)).sort((one, other) => other.end - other.start - (one.end - one.start))[0];
  const entity = named === undefined || !page.entities.some((each) => each.id === named.of) ? null : named.of;
  const time = page.times.find((each) => meet(each.span, drawn))?.value ?? '';
  const digits = [...text.matchAll(/\p{Nd}+/gu)].map(([number]) => [...number].map((digit) => String(valueOf(digit))).join(''));
  return {
    words: { start: drawn.start, end: drawn.end }, text, entity: slot === 'trigger' || slot === 'time' || slot === 'counts' ? null : entity, kind: 'killed',
    min: digits[0] ?? '', max: digits[1] ?? digits[0] ?? '', time,
  };
}

/** The value of a decimal digit in any script: they stand in rows of ten. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0x30;
  for (const zero of [0x30, 0x660, 0x6f0]) if (code >= zero && code < zero + 10) return code - zero;
  return 0;
}

/** The innermost statement that holds the words: who says so, as far as the reading tells. */
export function holding(statements: readonly Statement[], words: Span): Statement | undefined {
  const around = statements.filter((each) => each.content.some((content) => covers(content, words)));
  return around.sort((one, other) => other.depth - one.depth)[0];
}

const bound = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);

/** The claim as the server takes it; null before it has a word for its event, or while a number has no figure. */
export function bodyOf(pieces: Pieces, told: { type: string; mode: string; factuality: string; statement: string }): object | null {
  const [trigger] = pieces.trigger;
  if (trigger === undefined || pieces.counts.some((each) => bound(each.min) === null && bound(each.max) === null)) return null;
  const party = ({ words, entity }: Piece) => ({ words, entity });
  const [place, time] = [pieces.place[0], pieces.time[0]];
  const dated = time !== undefined && time.time.trim() !== '';
  return {
    trigger: trigger.words, type: told.type, mode: told.mode === '' ? null : told.mode, factuality: told.factuality,
    actors: pieces.actors.map(party), targets: pieces.targets.map(party), place: place === undefined ? null : party(place),
    time: dated ? time.time.trim() : null, time_words: dated ? time.words : null,
    counts: pieces.counts.map(({ kind, words, min, max }) => ({ kind, words, min: bound(min), max: bound(max) })),
    statement: told.statement === '' ? null : told.statement,
  };
}
