import { expect, test } from 'vitest';
import { days, when } from './words';

test('a time is told as the record has it', () => {
  expect(when('2016-07-09')).toBe('2016-07-09');
  expect(when('2016-07')).toBe('2016-07');
  expect(when('2016-07-01/2016-07-09~')).toBe('2016-07-01/2016-07-09~');
  expect(when(null)).toBe('');
});

test('the days of an incident are one, two, or one that is known', () => {
  expect(days('2016-07-09', '2016-07-09')).toBe('2016-07-09');
  expect(days('2016-07-08', '2016-07-09')).toBe('2016-07-08 – 2016-07-09');
  expect(days(null, '2016-07-09')).toBe('2016-07-09');
  expect(days(null, null)).toBe('');
});
