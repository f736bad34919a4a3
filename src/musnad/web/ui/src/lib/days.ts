/** Days as people write them into a field: ISO 8601, as the record, its exports and the command line have them. */

const FORM = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
/** What comes along when a date is copied out of Arabic: marks of direction. */
const MARKS = /[\u200e\u200f\u061c\u2066-\u2069\s]/g;
const DIGITS = /[٠-٩۰-۹]/g;

/**
 * The day that is meant, '' where nothing is written, null where it is no day. A year or a month alone is its first day,
 * or its last one where an `end` is asked for.
 */
export function dayMeant(written: string, end: 'first' | 'last' = 'first'): string | null {
  const plain = written.replace(MARKS, '').replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  if (plain === '') return '';
  const [, year, month, day] = FORM.exec(plain) ?? [];
  if (year === undefined) return null;
  const ofMonth = Number(month ?? (end === 'first' ? 1 : 12));
  if (ofMonth < 1 || ofMonth > 12) return null;
  const length = new Date(Date.UTC(2000 + (Number(year) % 400), ofMonth, 0)).getUTCDate();
  const ofDay = Number(day ?? (end === 'first' ? 1 : length));
  if (ofDay < 1 || ofDay > length) return null;
  return `${year}-${String(ofMonth).padStart(2, '0')}-${String(ofDay).padStart(2, '0')}`;
}
