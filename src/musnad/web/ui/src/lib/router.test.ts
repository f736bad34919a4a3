import { expect, test } from 'vitest';
import { asked, matched, to } from './router.svelte';

test('a pattern takes the parts of a path, decoded', () => {
  expect(matched('/names/actors/:id', '/names/actors/unit%2F7')).toEqual({ id: 'unit/7' });
  expect(matched('/reports/:id', '/reports/r1/')).toEqual({ id: 'r1' });
  expect(matched('/', '/')).toEqual({});
});

test('another path is no match, nor one that cannot be decoded', () => {
  expect(matched('/reports/:id', '/claims/r1')).toBeNull();
  expect(matched('/reports/:id', '/reports')).toBeNull();
  expect(matched('/reports/:id', '/reports/%E0%A4%A')).toBeNull();
});

test('what is asked replaces what was asked under its name and leaves the rest', () => {
  const now = new URLSearchParams('only=ASSAULT&only=COERCE&offset=50&words=النبع');
  expect(asked(now, { only: ['PROTEST', 'AID'], offset: null }).toString()).toBe(
    new URLSearchParams([['words', 'النبع'], ['only', 'PROTEST'], ['only', 'AID']]).toString(),
  );
});

test('what asks for nothing leaves the address; nought does not', () => {
  const none = asked(new URLSearchParams('a=1&b=2&c=3&d=4'), { a: '', b: false, c: [], d: undefined });
  expect(none.toString()).toBe('');
  expect(asked(none, { page: 0, only: true }).toString()).toBe('page=0&only=true');
});

test('an address has its parts encoded, and leads back to them', () => {
  const made = to('names', 'places', 'a b/ج', { words: 'x&y' });
  expect(made).toBe('/names/places/a%20b%2F%D8%AC?words=x%26y');
  expect(matched('/names/places/:id', made.split('?')[0] ?? '')).toEqual({ id: 'a b/ج' });
});
