import { expect, test } from 'vitest';
import { dayMeant } from './days';

test.each([
  ['2022-01-31', '2022-01-31'],
  [' \u20662022-01-31\u2069 ', '2022-01-31'],
  ['2022/1/5', '2022-01-05'],
  ['٢٠٢٢-٠١-٣١', '2022-01-31'],
  ['2024-02-29', '2024-02-29'],
  ['1900-02-28', '1900-02-28'],
  ['', ''],
  ['2023-02-29', null],
  ['1900-02-29', null],
  ['2022-13-01', null],
  ['31-01-2022', null],
  ['01/31/2022', null],
  ['yesterday', null],
])('%s is %s', (written, day) => {
  expect(dayMeant(written)).toBe(day);
});

test('a month or a year is all of it', () => {
  expect([dayMeant('2024-02'), dayMeant('2024-02', 'last')]).toEqual(['2024-02-01', '2024-02-29']);
  expect([dayMeant('2024'), dayMeant('2024', 'last')]).toEqual(['2024-01-01', '2024-12-31']);
});
