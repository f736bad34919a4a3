/** Numbers and times for people, in the language of the page. Digits are 0-9 in both, as in the identifiers. */
import { language } from './language.svelte';

const LOCALES = { en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' } as const;

/** A number with its groups: 176,788. */
export function number(of: number): string {
  return new Intl.NumberFormat(LOCALES[language()]).format(of);
}

/** A share of one, in per cent. */
export function percent(of: number): string {
  return new Intl.NumberFormat(LOCALES[language()], { style: 'percent', maximumFractionDigits: 0 }).format(of);
}

/** A moment (ISO 8601) as day and minute, on the clock of this machine. What is no moment is given as it is. */
export function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (of: number): string => String(of).padStart(2, '0');
  const [date, clock] = [[at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())], [two(at.getHours()), two(at.getMinutes())]];
  return apart(`${date.join('-')} ${clock.join(':')}`);
}

/**
 * A day, a month, a year or another time as the record has it: ISO 8601 and EDTF, as filters take it and exports give it.
 * Names of months differ from Baghdad to Cairo to Tunis; these figures are read everywhere, and stand below each other.
 */
export function day(written: string): string {
  const found = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(written);
  return apart(found === null ? written : found[0]);
}

/** Figures kept from being turned round among Arabic letters. */
function apart(figures: string): string {
  return language() === 'ar' && figures !== '' ? `\u2066${figures}\u2069` : figures;
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
