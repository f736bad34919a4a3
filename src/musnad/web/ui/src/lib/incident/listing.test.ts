import { expect, test } from 'vitest';
import { askedOf, LIMIT, otherFilters } from './listing';

const asked = (search: string) => askedOf(new URLSearchParams(search));

test('an empty address asks for the first page alone', () => {
  expect(asked('')).toEqual({ limit: LIMIT });
});

test('filters go as they stand, in as many values as they have', () => {
  expect(asked('only=ASSAULT&only=HARM&place=حلب&actor=sdf&actor=ypg&contradicted=true&words=قصف&least=1&offset=100&sort=-day')).toEqual({
    only: ['ASSAULT', 'HARM'], place: ['حلب'], actor: ['sdf', 'ypg'], contradicted: true, words: 'قصف', least: 1, offset: 100, sort: '-day', limit: LIMIT,
  });
});

test.each(['sort=nonsense', 'offset=-1', 'least=many', 'contradicted=perhaps', 'words=', 'colour=red', 'only='])('what cannot be asked is left out: %s', (search) => {
  expect(asked(search)).toEqual({ limit: LIMIT });
});

test('filters that have no field are told, so that they can be taken away', () => {
  expect(otherFilters(new URLSearchParams('words=x&actor=a&actor=b&place=p'))).toEqual([['place', 'p'], ['actor', 'a'], ['actor', 'b']]);
});
