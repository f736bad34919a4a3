import { expect, test } from 'vitest';
import { drawnSpan, moved, wordAt, wordsOf } from './words';

const TEXT = 'قُصفت 🚀 بلدة «السرو»، 12 مرة.';
const WORDS = wordsOf(TEXT);
const drawn = (anchor: number, focus: number): string | null => {
  const span = drawnSpan(WORDS, { anchor, focus });
  return span === null ? null : TEXT.slice(span.start, span.end);
};

test('words and numbers are moved over, marks and pictures are not', () => {
  expect(WORDS.map((word) => TEXT.slice(word.start, word.end))).toEqual(['قُصفت', 'بلدة', 'السرو', '12', 'مرة']);
});

test('moving and drawing go by words in both directions, and stay in the text', () => {
  expect(moved(WORDS, { anchor: 1, focus: 1 }, 1, true)).toEqual({ anchor: 1, focus: 2 });
  expect(moved(WORDS, { anchor: 1, focus: 2 }, 1, false)).toEqual({ anchor: 3, focus: 3 });
  expect(moved(WORDS, { anchor: 4, focus: 4 }, 1, true)).toEqual({ anchor: 4, focus: 4 });
  expect(moved(WORDS, { anchor: 0, focus: 0 }, -1, true)).toEqual({ anchor: 0, focus: 0 });
  expect(drawn(1, 2)).toBe('بلدة «السرو');
  expect(drawn(2, 1)).toBe('بلدة «السرو');
});

test('the word at a place is the one there or the next', () => {
  expect([0, 3, 7, TEXT.length].map((unit) => wordAt(WORDS, unit))).toEqual([0, 0, 1, 4]);
  expect(wordAt([], 3)).toBe(-1);
  expect(drawnSpan([], { anchor: 0, focus: 0 })).toBeNull();
});
