/**
 * A long text in stretches, each of which a browser lays out by itself when it comes into view; joined they are the text.
 *
 * They end where lines end. Only a line that is longer than a screenful is cut, behind a blank where it has one: a browser
 * takes minutes to break a line of a million letters.
 */
import type { Span } from '../offsets';

/** A text up to so many units is one stretch. */
const WHOLE = 20_000;
const USUAL = 4_000;
const LONGEST_LINE = 12_000;
/** Units that stand in a line, about. */
const IN_LINE = 75;
const KEPT_TOGETHER = /[\p{M}\p{Cf}\u{dc00}-\u{dfff}]/u;

export interface Chunk extends Span {
  readonly text: string;
  /** How many lines it takes, about: its room until it is laid out. */
  readonly lines: number;
}

/** The stretches of a text, in order and without gaps. */
export function chunksOf(text: string): readonly Chunk[] {
  if (text.length <= WHOLE) return [chunk(text, 0, text.length)];
  const found: Chunk[] = [];
  for (let start = 0; start < text.length; start = found.at(-1)?.end ?? text.length) found.push(chunk(text, start, endOf(text, start)));
  return found;
}

function chunk(text: string, start: number, end: number): Chunk {
  const own = text.slice(start, end);
  const lines = own.replace(/\n$/u, '').split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / IN_LINE)), 0);
  return { start, end, text: own, lines };
}

function endOf(text: string, start: number): number {
  const usual = start + USUAL;
  if (usual >= text.length) return text.length;
  const before = text.lastIndexOf('\n', usual - 1) + 1;
  if (before > start) return before;
  const behind = text.indexOf('\n', usual) + 1 || text.length;
  return behind - start <= LONGEST_LINE ? behind : cutIn(text, start, usual);
}

/** Where a line without end is cut: behind a blank, else between two letters that are not parts of one. */
function cutIn(text: string, start: number, usual: number): number {
  const blank = text.lastIndexOf(' ', usual - 1) + 1;
  if (blank > start) return blank;
  let end = usual;
  while (end > start + 1 && KEPT_TOGETHER.test(text.charAt(end))) end -= 1;
  return end;
}
