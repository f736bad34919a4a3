/** Days as numbers, so that they can be put on a scale: whole days since 1970-01-01, in no time zone. */

import { day } from '../format';

const DAY = 86_400_000;
const LETTERS = { year: 4, month: 7, day: 10 } as const;
export type Unit = 'day' | 'week' | 'month' | 'year';

/** The number of an ISO day. */
export function dayNumber(iso: string): number {
  const [year = 1970, month = 1, ofMonth = 1] = iso.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, ofMonth);
  return Math.round(at.getTime() / DAY);
}

/** The ISO day of a number. */
export function isoDay(of: number): string {
  const at = new Date(of * DAY);
  return `${String(at.getUTCFullYear()).padStart(4, '0')}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`;
}

function twoDigits(of: number): string {
  return String(of).padStart(2, '0');
}

/** The day, moved by so many days, weeks, months or years; the first of a month stays the first, the last the last. */
export function moved(iso: string, by: number, unit: Unit): string {
  if (unit === 'day' || unit === 'week') return isoDay(dayNumber(iso) + by * (unit === 'week' ? 7 : 1));
  const at = new Date(dayNumber(iso) * DAY);
  const isLast = isoDay(dayNumber(iso) + 1).endsWith('-01');
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() + by * (unit === 'year' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const ofMonth = isLast ? length : Math.min(at.getUTCDate(), length);
  return isoDay(dayNumber(`${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(ofMonth)}`));
}

/** How a bucket is called, by its unit: a day, the days of a week, a month, a year. */
export function bucketName(first: string, last: string, unit: Unit): string {
  if (unit === 'week') return `${day(first)} – ${day(last)}`;
  return day(first.slice(0, LETTERS[unit]));
}
