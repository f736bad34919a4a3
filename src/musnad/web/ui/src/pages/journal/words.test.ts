import { expect, test } from 'vitest';
import { days, when } from './words';

test('a day is told by its name, any other time keeps its order among Arabic words', () => {
  expect(when('2016-07-09')).toBe('9 Jul 2016');
  expect(when('2016-07')).toBe('\u20662016-07\u2069');
  expect(when('2016-07-01/2016-07-09~')).toBe('\u20662016-07-01/2016-07-09~\u2069');
  expect(when(null)).toBe('');
});

test('the days of an incident are one, two, or one that is known', () => {
  expect(days('2016-07-09', '2016-07-09')).toBe('9 Jul 2016');
  expect(days('2016-07-08', '2016-07-09')).toBe('8 Jul 2016 – 9 Jul 2016');
  expect(days(null, '2016-07-09')).toBe('9 Jul 2016');
  expect(days(null, null)).toBe('');
});
