/**
 * Which stretches of a text are shown as what, and which of them stand at a place.
 *
 * Marks come in code points; what is drawn is in UTF-16 units of the text's nodes. Nothing here touches the text: a
 * highlight lies over letters that stay joined.
 */
import { Offsets, type Span } from '../offsets';
import type { Card, Mark, Role } from './shapes';

/** What is drawn: a role of a mark, or what one is busy with. */
export type Layer = Role | 'chosen' | 'drawn' | 'shown';
/** Drawn from the first to the last, each over those before it. */
export const LAYERS: readonly Layer[] = [
  'content', 'quoted', 'note', 'person', 'organization', 'location', 'when', 'source', 'cue', 'wording', 'place', 'time', 'count',
  'means', 'target', 'actor', 'trigger', 'chosen', 'shown', 'drawn',
];
/** The roles a reader can switch on and off, in three groups. */
export const GROUPS = {
  claim: ['trigger', 'actor', 'target', 'place', 'time', 'count', 'means', 'wording'],
  said: ['source', 'cue', 'content', 'quoted'],
  named: ['person', 'organization', 'location', 'when', 'note'],
} as const satisfies Record<string, readonly Role[]>;
/** The parts of a claim beyond its event: drawn of the chosen claim alone, since those of all would cover each other. */
const OF_CHOSEN: ReadonlySet<Role> = new Set<Role>(['actor', 'target', 'place', 'time', 'count', 'means', 'wording']);
const OF_STATEMENT: ReadonlySet<Role> = new Set<Role>(GROUPS.said);

/** What is shown: the roles switched on, and the claim that is chosen with the statements of its chain. */
export interface Shown {
  readonly roles: ReadonlySet<Role>;
  readonly chosen: Card | undefined;
}

/** The spans of each layer, in UTF-16 units. */
export function layersOf(marks: readonly Mark[], offsets: Offsets, shown: Shown): Map<Layer, Span[]> {
  const found = new Map<Layer, Span[]>();
  const add = (layer: Layer, mark: Mark): void => {
    const spans = found.get(layer);
    if (spans === undefined) found.set(layer, [offsets.span(mark)]);
    else spans.push(offsets.span(mark));
  };
  for (const mark of marks) {
    if (!shown.roles.has(mark.role) || !isShown(mark, shown)) continue;
    add(mark.role, mark);
    if (mark.role === 'trigger' && mark.of === shown.chosen?.id) add('chosen', mark);
  }
  return found;
}

/** The layers that are the same whichever claim is chosen, and those that follow it. */
export const STANDING: readonly Layer[] = ['note', 'person', 'organization', 'location', 'when', 'trigger'];
export const FOLLOWING: readonly Layer[] = LAYERS.filter((layer) => !STANDING.includes(layer));

/** The marks of a text by what they are part of: those of one claim are found without looking through all. */
export class Owned {
  readonly standing: readonly Mark[];
  readonly #of = new Map<string, Mark[]>();

  constructor(readonly all: readonly Mark[]) {
    this.standing = all.filter((mark) => STANDING.includes(mark.role));
    for (const mark of all) {
      const same = this.#of.get(mark.of);
      if (same === undefined) this.#of.set(mark.of, [mark]);
      else same.push(mark);
    }
  }

  /** The marks that may be shown because a claim is chosen: its own and those of its chain; without one all. */
  following(chosen: Card | undefined): readonly Mark[] {
    if (chosen === undefined) return this.all;
    return [chosen.id, ...new Set(chosen.chain.flatMap((hand) => hand.statement ?? []))].flatMap((owner) => this.#of.get(owner) ?? []);
  }
}

function isShown(mark: Mark, { chosen }: Shown): boolean {
  if (OF_CHOSEN.has(mark.role)) return mark.of === chosen?.id;
  if (chosen === undefined || !OF_STATEMENT.has(mark.role)) return true;
  return chosen.chain.some((hand) => hand.statement === mark.of);
}

/** The marks of the claims at a place, the most telling first: events before their parts, short before long. */
export function claimsAt(marks: readonly Mark[], point: number): readonly string[] {
  const here = marks.filter((mark) => mark.start <= point && point < mark.end && (mark.role === 'trigger' || OF_CHOSEN.has(mark.role)));
  const rank = (mark: Mark): number => (mark.role === 'trigger' ? 0 : 1_000_000) + mark.end - mark.start;
  return [...new Set([...here].sort((one, other) => rank(one) - rank(other)).map((mark) => mark.of))];
}

/** The claim that a click at a place means: of several the one behind the chosen one, so that each can be reached. */
export function claimMeant(marks: readonly Mark[], point: number, chosen: string | undefined): string | undefined {
  const here = claimsAt(marks, point);
  const at = chosen === undefined ? -1 : here.indexOf(chosen);
  return here[(at + 1) % Math.max(here.length, 1)];
}

/** A label above a stretch of the text: what it is, or which character stands there unseen. */
export interface Tag {
  readonly at: Span;
  readonly text: string;
  readonly kind: Role | 'hidden';
}

/** The labels of the chosen claim's words: one where several begin, with all that they are. */
export function tagsOf(marks: readonly Mark[], offsets: Offsets, shown: Shown, name: (role: Role) => string): Tag[] {
  const roles = new Map<number, Mark[]>();
  for (const mark of marks) {
    if (mark.of !== shown.chosen?.id || !shown.roles.has(mark.role)) continue;
    roles.set(mark.start, [...(roles.get(mark.start) ?? []), mark]);
  }
  return [...roles.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const text = [...new Set(same.map((mark) => name(mark.role)))].join(' · ');
    return [{ at: offsets.span(first), text, kind: first.role }];
  });
}

/** A stretch of the text in which no role begins or ends, for browsers that cannot draw over it. */
export interface Piece {
  readonly text: string;
  readonly roles: readonly Layer[];
}

const WORD = /[\p{L}\p{N}\p{M}\p{Cf}\u0640]+/gu;

/** The text cut for elements around whole words alone, so that no letter loses its neighbour. */
export function piecesOf(text: string, layers: ReadonlyMap<Layer, readonly Span[]>): Piece[] {
  const edges = new Set([0, text.length]);
  const whole = new Map<Layer, Span[]>();
  for (const [layer, spans] of layers) {
    whole.set(layer, spans.map((span) => wholeWords(text, span)));
    for (const span of whole.get(layer) ?? []) edges.add(span.start).add(span.end);
  }
  const places = [...edges].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, at) => ({
    text: text.slice(start, places[at + 1]),
    roles: LAYERS.filter((layer) => whole.get(layer)?.some((span) => span.start <= start && start < span.end)),
  }));
}

function wholeWords(text: string, span: Span): Span {
  let { start, end } = span;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (index < start && start < index + word.length) start = index;
    if (index < end && end < index + word.length) end = index + word.length;
  }
  return { start, end };
}
