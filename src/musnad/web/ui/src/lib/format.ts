/** Numbers and times for people, in the language of the page. Digits are 0-9 in both, as in the identifiers. */
import { language } from './language.svelte';

const LOCALES = { en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' } as const;

/** The month by its name: 31/1 is read two ways. */
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

/** A number with its groups: 176,788. */
export function number(of: number): string {
  return new Intl.NumberFormat(LOCALES[language()]).format(of);
}

/** A share of one, in per cent. */
export function percent(of: number): string {
  return new Intl.NumberFormat(LOCALES[language()], { style: 'percent', maximumFractionDigits: 0 }).format(of);
}

/** A moment (ISO 8601) as day and minute, on the clock of this machine. What is no moment is given as it is. */
export function moment(iso: string, { seconds = false }: { seconds?: boolean } = {}): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const options: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds ? { second: '2-digit' } : {}) };
  return new Intl.DateTimeFormat(LOCALES[language()], options).format(at);
}

/** A day (YYYY-MM-DD, or a moment that begins with one) without a clock. */
export function day(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (found === null) return iso;
  const at = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  return new Intl.DateTimeFormat(LOCALES[language()], { ...DAY, timeZone: 'UTC' }).format(at);
}

/** A number of bytes. */
export function bytes(of: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = of <= 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(of) / Math.log(1000)));
  const unit = units[step] ?? 'byte';
  const options: Intl.NumberFormatOptions = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 };
  return new Intl.NumberFormat(LOCALES[language()], options).format(of / 1000 ** step);
}

/** Things in a row, with "and" before the last. */
export function listed(of: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language()], { type: 'conjunction' }).format(of);
}
