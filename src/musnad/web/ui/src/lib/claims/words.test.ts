import { expect, test } from 'vitest';
import { cut } from './words';

const of = (text: string, word: string, at = 0) => {
  const points = [...text.slice(0, text.indexOf(word))].length;
  const start = at + points;
  return cut({
    sentence: { start: at, end: at + [...text].length, text },
    trigger: { start, end: start + [...word].length, text: word },
  });
};
const shown = ({ text, start, end }: { text: string; start: number; end: number }) => text.slice(start, end);

test('a word near the beginning leaves the sentence whole', () => {
  const text = 'قال 😀 شهود إن مسلحين هاجموا الحاجز.';
  expect(of(text, 'هاجموا', 40)).toMatchObject({ text });
  expect(shown(of(text, 'هاجموا', 40))).toBe('هاجموا');
});

test('a word far behind is shown with some words before it, cut between words', () => {
  const text = `${'كلام طويل 😀 '.repeat(30)}ثم هاجموا الحاجز.`;
  const piece = of(text, 'هاجموا', 7);
  expect(shown(piece)).toBe('هاجموا');
  expect(piece.text.length).toBeLessThan(120);
  expect(text).toContain(piece.text.slice(2));
  expect(text[text.indexOf(piece.text.slice(2)) - 1]).toBe(' ');
});

test('a long word without a blank before it is left where it stands', () => {
  const text = `${'ا'.repeat(200)}هجوم`;
  expect(shown(of(text, 'هجوم'))).toBe('هجوم');
});
