import { describe, expect, test } from 'vitest';
import { Offsets } from './offsets';

const TEXTS: readonly [string, string][] = [
  ['nothing', ''],
  ['Arabic', 'قُتل أحد عشر شخصاً'],
  ['tashkeel', 'قَصْفٌ عَنِيفٌ عَلَى الحَسَكَةِ'],
  ['an emoji', 'قصف 🚀 على الحسكة'],
  ['emoji at both ends', '🚀قصف🚀'],
  ['a family of joined emoji', 'عائلة 👨‍👩‍👧 نزحت'],
  ['an old script', 'نقش 𐪉𐪈 قرب 𐩲𐩵'],
  ['bidi marks', '\u200fقال\u200e ABC \u2067داخل\u2069'],
  ['half a letter', 'نصف \ud83d حرف'],
];

describe.each(TEXTS)('%s', (_name, text) => {
  const offsets = new Offsets(text);
  const letters = [...text];

  test('counts the code points', () => {
    expect(offsets.length).toBe(letters.length);
  });

  test('each place is where the letters before it end', () => {
    for (let point = 0; point <= letters.length; point += 1) {
      expect(offsets.toUnits(point)).toBe(letters.slice(0, point).join('').length);
    }
  });

  test('there and back is the same place', () => {
    for (let point = 0; point <= letters.length; point += 1) expect(offsets.toPoints(offsets.toUnits(point))).toBe(point);
  });

  test('the words of every span are those of its code points', () => {
    for (let start = 0; start <= letters.length; start += 1) {
      for (let end = start; end <= letters.length; end += 1) {
        expect(offsets.words({ start, end })).toBe(letters.slice(start, end).join(''));
      }
    }
  });
});

test('the rocket moves what is behind it by one', () => {
  const offsets = new Offsets('قصف 🚀 على الحسكة');
  expect(offsets.toUnits(10)).toBe(11);
  expect(offsets.words({ start: 10, end: 16 })).toBe('الحسكة');
});

test('a place within a letter is the place before it or behind it, and never beyond', () => {
  const offsets = new Offsets('a🚀b');
  expect([0, 1, 2, 3, 4].map((unit) => offsets.toPoints(unit))).toEqual([0, 1, 1, 2, 3]);
});

test.each([-1, 4, 0.5, Number.NaN])('a place that is none is refused: %s', (place) => {
  const offsets = new Offsets('abc');
  expect(() => offsets.toUnits(place)).toThrow(RangeError);
  expect(() => offsets.toPoints(place)).toThrow(RangeError);
});
