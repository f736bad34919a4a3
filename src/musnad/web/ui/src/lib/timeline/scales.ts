/**
 * Where days are on the timeline.
 *
 * Time runs in the direction in which the page is read: from the left in English, from the right in Arabic, where
 * tables, calendars and sentences begin at the right as well; an axis against the direction of the text beside it would
 * have its reader turn around at each date.
 */
import { scaleLinear, scaleUtc, type ScaleLinear } from 'd3-scale';
import type { components } from '$lib/api/schema';
import type { Direction } from '$lib/language.svelte';
import { dayNumber, isoDay, type Unit } from './days';

export type Timed = components['schemas']['Timed'];
export type Range = components['schemas']['Range'];
const DAY = 86_400_000;
const LEAST = 1;

export interface Axis {
  /** The first day shown, and the day after the last. */
  readonly first: number;
  readonly end: number;
  readonly width: number;
  readonly direction: Direction;
  /** Where a day begins in the picture; days that are not shown lie beyond its edge. */
  x(day: number): number;
  /** The day at a place of the picture, one of those shown. */
  day(x: number): number;
}

export function axisOf(first: string, last: string, width: number, direction: Direction): Axis {
  const [from, end] = [dayNumber(first), dayNumber(last) + 1];
  const scale = scaleLinear().domain([from, end]).range(direction === 'rtl' ? [width, 0] : [0, width]);
  return {
    first: from,
    end,
    width,
    direction,
    x: (day) => scale(day),
    day: (x) => Math.min(end - 1, Math.max(from, Math.floor(scale.invert(x)))),
  };
}

export interface Bar {
  readonly x: number;
  readonly width: number;
}

/** The picture of days from `first` to `last`, both in it, as far as it is shown. */
export function barOf(axis: Axis, first: number, last: number): Bar {
  const [begin, end] = [axis.x(Math.max(first, axis.first)), axis.x(Math.min(last + 1, axis.end))];
  return { x: Math.min(begin, end), width: Math.max(Math.abs(end - begin), LEAST) };
}

export interface Tick {
  readonly x: number;
  readonly iso: string;
}

/** Round dates along the axis, as many as have room. */
export function ticksOf(axis: Axis, room: number): { ticks: Tick[]; unit: Unit } {
  const scale = scaleUtc().domain([new Date(axis.first * DAY), new Date(axis.end * DAY)]);
  const found = scale.ticks(Math.max(2, Math.floor(axis.width / room))).map((at) => Math.round(at.getTime() / DAY));
  const days = [...new Set(found)].filter((day) => day >= axis.first && day < axis.end);
  const isos = days.map(isoDay);
  const unit: Unit = isos.every((iso) => iso.endsWith('-01-01')) ? 'year' : isos.every((iso) => iso.endsWith('-01')) ? 'month' : 'day';
  return { ticks: days.map((day) => ({ x: axis.x(day), iso: isoDay(day) })), unit };
}

/** How high counts are; zero stands at the foot. */
export function heightsOf(counts: readonly number[], height: number): ScaleLinear<number, number> {
  return scaleLinear().domain([0, Math.max(1, ...counts)]).range([0, height]);
}

export interface Laid {
  readonly range: Range;
  readonly bar: Bar;
  readonly row: number;
  /** Ends that are open, or lie beyond what is shown. */
  readonly before: boolean;
  readonly after: boolean;
}

/** Times that are no day, in rows that do not overlap: each in the first that has room. Those beyond `rows` are left. */
export function laidOut(axis: Axis, ranges: readonly Range[], rows: number, gap = 2): { laid: Laid[]; left: Range[] } {
  const ends: number[] = [];
  const laid: Laid[] = [];
  const left: Range[] = [];
  const ordered = [...ranges].sort((one, other) => firstOf(axis, one) - firstOf(axis, other) || lastOf(axis, one) - lastOf(axis, other));
  for (const range of ordered) {
    const [first, last] = [firstOf(axis, range), lastOf(axis, range)];
    const isShown = last >= axis.first && first < axis.end;
    const bar = barOf(axis, first, last);
    const begin = axis.direction === 'rtl' ? axis.width - bar.x - bar.width : bar.x;
    const found = ends.findIndex((taken) => taken + gap <= begin);
    const row = found === -1 ? ends.length : found;
    if (!isShown || row >= rows) {
      left.push(range);
      continue;
    }
    ends[row] = begin + bar.width;
    laid.push({ range, bar, row, before: range.earliest === null || first < axis.first, after: range.latest === null || last >= axis.end });
  }
  return { laid, left };
}

function firstOf(axis: Axis, range: Range): number {
  return range.earliest === null ? axis.first - 1 : dayNumber(range.earliest);
}

function lastOf(axis: Axis, range: Range): number {
  return range.latest === null ? axis.end : dayNumber(range.latest);
}

/** The claims of some ranges. */
export function claimsOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => sum + range.claims, 0);
}

/** The days between two places of the picture, in order, as a filter asks for them. */
export function chosenBetween(axis: Axis, one: number, other: number): { since: string; until: string } {
  const days = [axis.day(one), axis.day(other)];
  return { since: isoDay(Math.min(...days)), until: isoDay(Math.max(...days)) };
}
