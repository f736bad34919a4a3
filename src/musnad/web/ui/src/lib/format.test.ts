import { afterEach, expect, test } from 'vitest';
import { bytes, day, listed, moment, number, percent } from './format';
import { language, speak } from './language.svelte';

// A page to speak in: the language is written into its document.
Object.assign(globalThis, { document: { documentElement: {} } });
afterEach(() => speak('en'));

test('numbers have groups and the digits of the identifiers', () => {
  expect(number(176788)).toBe('176,788');
  speak('ar');
  expect(language()).toBe('ar');
  expect(number(176788)).toBe('176,788');
  expect(percent(0.5).replace(/\u200e/g, '')).toContain('50');
});

test('a day is that of the record, and is not turned round among Arabic letters', () => {
  expect([day('2022-01-31'), day('2022-01-31T23:30:00+02:00'), day('2022-01'), day('2022-01-20/2022-01-31')]).toEqual([
    '2022-01-31', '2022-01-31', '2022-01', '2022-01-20/2022-01-31',
  ]);
  speak('ar');
  expect([day('2022-01-31'), day('')]).toEqual(['\u20662022-01-31\u2069', '']);
});

test('what is no moment is given as it is', () => {
  expect(moment('yesterday')).toBe('yesterday');
  expect(moment('2022-01-31T09:05:00Z')).toMatch(/^2022-0(1-3[01]|2-01) \d\d:\d\d$/);
});

test('bytes are told in the unit that fits', () => {
  expect([0, 999, 1000, 2_500_000].map(bytes)).toEqual(['0 byte', '999 byte', '1 kB', '2.5 MB']);
});

test('things in a row have an and before the last', () => {
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  speak('ar');
  expect(listed(['أ', 'ب'])).toBe('أ وب');
});
