/** Days as numbers, so that they can be put on a scale: whole days since 1970-01-01, in no time zone. */

const DAY = 86_400_000;
export type Unit = 'day' | 'week' | 'month' | 'year';

/** The number of an ISO day. */
export function dayNumber(iso: string): number {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
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
  const day = isLast ? length : Math.min(at.getUTCDate(), length);
  return isoDay(dayNumber(`${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(day)}`));
}

/** How people write a bucket, by its unit: a day, the days of a week, a month, a year. */
export function bucketName(first: string, last: string, unit: Unit, locale: string): string {
  const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(dayNumber(iso) * DAY));
  if (unit === 'year') return format(first, { year: 'numeric' });
  if (unit === 'month') return format(first, { year: 'numeric', month: 'long' });
  if (unit === 'day') return format(first, { dateStyle: 'medium' });
  return `${format(first, { dateStyle: 'medium' })} – ${format(last, { dateStyle: 'medium' })}`;
}
