import { expect, test } from 'vitest';
import { chunksOf } from './chunks';

const LINE = 'قُتل أحد عشر شخصاً في قصف على بلدة السرو. ';
const lines = (many: number, line: string) => Array.from({ length: many }, () => line).join('\n');

test.each([
  ['a short text', LINE, 1],
  ['lines', lines(3000, LINE), 32],
  ['blank lines', lines(9000, `${LINE}\n`), 97],
  ['one line of words', LINE.repeat(1000), 9],
  ['one line of letters', 'ب'.repeat(1_000_000), 240],
  ['emoji', '🚀'.repeat(30_000), 12],
])('%s is whole', (_name, text, least) => {
  const found = chunksOf(text);
  expect(found.map((each) => each.text).join('')).toBe(text);
  expect(found.every((each, at) => each.start === (found[at - 1]?.end ?? 0) && each.end - each.start === each.text.length)).toBe(true);
  expect(found.length).toBeGreaterThanOrEqual(least);
  expect(Math.max(...found.map((each) => each.text.length))).toBeLessThanOrEqual(20_000);
});

test('a stretch ends where a line ends', () => {
  const found = chunksOf(lines(3000, LINE));
  expect(found.slice(0, -1).every((each) => each.text.endsWith('\n'))).toBe(true);
});

test('a line without end is cut behind a blank, and no letter is parted from its marks', () => {
  expect(chunksOf(LINE.repeat(1000)).slice(0, -1).every((each) => each.text.endsWith(' '))).toBe(true);
  expect(chunksOf('بَ'.repeat(30_000)).every((each) => each.text.startsWith('ب'))).toBe(true);
  expect(chunksOf(`ا${'🚀'.repeat(30_000)}`).every((each) => !/^[\u{dc00}-\u{dfff}]/u.test(each.text))).toBe(true);
});

test('its lines are about those that it takes', () => {
  expect(chunksOf('أ\nب\n\nج\n')[0]?.lines).toBe(4);
  expect(chunksOf('ا'.repeat(150))[0]?.lines).toBe(2);
});
