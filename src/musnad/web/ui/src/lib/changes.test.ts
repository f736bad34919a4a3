import { expect, test } from 'vitest';
import { entriesIn, Known } from './changes.svelte';

const now = (entry: number, change = 0, of = '/case') => ({ case: of, entry, change });

test('what is heard first is no news', () => {
  expect(new Known().heard(now(7))).toBeNull();
});

test('entries of others are news, those of this page are not', () => {
  const known = new Known();
  known.heard(now(7));
  known.made(8);
  expect(known.heard(now(8, 1))).toBeNull();
  expect(known.heard(now(9, 2))).toBe('entries');
  known.made(11);
  expect(known.heard(now(11, 4))).toBe('entries');
  expect(known.heard(now(11, 4))).toBeNull();
});

test('claims that were read, and another case, are told apart', () => {
  const known = new Known();
  known.heard(now(7, 1));
  expect(known.heard(now(7, 2))).toBe('claims');
  expect(known.heard(now(9, 2, '/other'))).toBe('case');
  expect(known.heard(now(1, 2, '/other'))).toBe('case');
});

test('a case that this page opens itself is no news, the next one is', () => {
  const known = new Known();
  known.heard(now(7));
  known.opens(true);
  expect(known.heard(now(1, 0, '/other'))).toBeNull();
  expect(known.heard(now(1, 0, '/third'))).toBe('case');
  known.opens(true);
  known.opens(false);
  expect(known.heard(now(1, 0, '/fourth'))).toBe('case');
});

test('the entries of an answer are found in one and in many', () => {
  expect([entriesIn({ entry: 3 }), entriesIn([{ entry: 4 }, { entry: null }, { entry: 5 }]), entriesIn(null), entriesIn('x')]).toEqual([[3], [4, 5], [], []]);
});
