/** The words of a claim in a list: as much of its sentence as shows the word that names what happened. */
import type { components } from '$lib/api/schema';
import { Offsets } from '$lib/offsets';

export interface Piece {
  readonly text: string;
  /** Where the word stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const MOST = 90;
const BEFORE = 50;
const MORE = '… ';
const NAME = 'claims-trigger';

/** The sentence from its beginning, or, where the word stands far behind that, from some words before it. */
export function cut({ sentence, trigger }: components['schemas']['ClaimWords']): Piece {
  const offsets = new Offsets(sentence.text);
  const { start, end } = offsets.span({ start: trigger.start - sentence.start, end: trigger.end - sentence.start });
  const from = start <= MOST ? 0 : sentence.text.indexOf(' ', start - BEFORE) + 1;
  if (from === 0 || from > start) return { text: sentence.text, start, end };
  return { text: MORE + sentence.text.slice(from), start: start - from + MORE.length, end: end - from + MORE.length };
}

/** Mark the word in an element that holds the text alone; what it gives takes the mark away. */
export function marked(node: Element, { start, end }: Piece): (() => void) | undefined {
  const text = node.firstChild;
  if (!(text instanceof Text) || typeof Highlight === 'undefined' || text.length < end) return undefined;
  const range = new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
  const highlight = CSS.highlights.get(NAME) ?? new Highlight();
  highlight.add(range);
  CSS.highlights.set(NAME, highlight);
  return () => void highlight.delete(range);
}
