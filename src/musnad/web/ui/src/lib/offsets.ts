/**
 * The browser's edge: the server counts code points, the browser UTF-16 units. Nothing else converts between the two.
 *
 * A letter beyond U+FFFF (an emoji, an old script) is one code point and two units. Marks above and below letters are
 * code points of their own in both counts. An offset that falls between the two units of one letter belongs to the
 * letter: it counts as the place before it.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Places of one text in both counts. Made once for a text: each answer then takes logarithmic time. */
export class Offsets {
  /** Where each letter of two units stands, in code points and in units. */
  readonly #wideAt: readonly number[];
  readonly #unitsAt: readonly number[];
  /** The length of the text in code points. */
  readonly length: number;

  constructor(readonly text: string) {
    const wideAt: number[] = [];
    const unitsAt: number[] = [];
    let points = 0;
    for (let unit = 0; unit < text.length; unit += 1, points += 1) {
      if ((text.codePointAt(unit) ?? 0) <= 0xffff) continue;
      wideAt.push(points);
      unitsAt.push(unit);
      unit += 1;
    }
    this.#wideAt = wideAt;
    this.#unitsAt = unitsAt;
    this.length = points;
  }

  /** From code points to UTF-16 units. A place outside the text is refused. */
  toUnits(point: number): number {
    if (!Number.isInteger(point) || point < 0 || point > this.length) {
      throw new RangeError(`no place ${point} in a text of ${this.length} code points`);
    }
    return point + before(this.#wideAt, point);
  }

  /** From UTF-16 units to code points. A place outside the text is refused. */
  toPoints(unit: number): number {
    if (!Number.isInteger(unit) || unit < 0 || unit > this.text.length) {
      throw new RangeError(`no place ${unit} in a text of ${this.text.length} units`);
    }
    return unit - before(this.#unitsAt, unit);
  }

  /** A span of code points as UTF-16 units. */
  span(of: Span): Span {
    return { start: this.toUnits(of.start), end: this.toUnits(of.end) };
  }

  /** A span of UTF-16 units as code points. */
  points(of: Span): Span {
    return { start: this.toPoints(of.start), end: this.toPoints(of.end) };
  }

  /** The words of a span of code points. */
  words(of: Span): string {
    const { start, end } = this.span(of);
    return this.text.slice(start, end);
  }
}

/** How many of the ascending numbers are less than one. */
function before(ascending: readonly number[], one: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < one) low = middle + 1;
    else high = middle;
  }
  return low;
}
