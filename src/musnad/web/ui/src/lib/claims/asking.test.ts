import { expect, test } from 'vitest';
import { asked } from '$lib/router.svelte';
import { addressOf, asksAnything, COLUMNS, daysOf, filterQuery, MANY, none, serverQuery, SHOWN, SORTS, spanOf, stateOf, toggled, type State } from './asking';

const there = (state: State) => stateOf(asked(new URLSearchParams(), addressOf(state)));

/** Gives numbers below a limit, the same ones for the same seed. */
function chance(seed: number): (most: number) => number {
  let now = seed;
  return (most) => {
    now = (now * 1103515245 + 12345) % 2147483648;
    return Math.floor((now / 2147483648) * most);
  };
}

const VALUES = ['ASSAULT', 'geonames:170062', 'actor:wadi-guard', 'حرس الوادي', 'a&b=c', 'ا+ب', '100%', 'x,y', '"«'];

function anyState(seed: number): State {
  const below = chance(seed);
  const some = () => VALUES.filter(() => below(4) === 0);
  const days = [null, '2022-01-31', '1999-12-01'] as const;
  return {
    filters: {
      ...none(),
      ...Object.fromEntries(MANY.map((name) => [name, below(3) === 0 ? some() : []])),
      words: ['', 'حديقة', '"السوق الشعبي" -قسد', 'a|b*'][below(4)] ?? '',
      since: days[below(3)] ?? null,
      until: days[below(3)] ?? null,
      undated: below(2) === 0,
      origins: [0, 2, 10][below(3)] ?? 0,
      contradicted: [null, true, false][below(3)] ?? null,
    },
    sort: SORTS[below(SORTS.length)] ?? 'time',
    down: below(2) === 0,
    offset: below(3) * 50,
    columns: COLUMNS.filter(() => below(2) === 0),
  };
}

test('any state stands in the address and comes back from it', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const state = anyState(seed);
    expect(there(state)).toEqual(state);
  }
});

test('what is so anyway does not stand in the address', () => {
  const plain = stateOf(new URLSearchParams());
  expect(asked(new URLSearchParams(), addressOf(plain)).toString()).toBe('');
  expect(plain).toMatchObject({ sort: 'published', down: true, offset: 0, columns: SHOWN });
});

test('what an address tells wrongly is as if it were not told', () => {
  const state = stateOf(new URLSearchParams('sort=beauty&offset=-3&since=yesterday&until=2022-13-41&origins=x&contradicted=perhaps&columns=none&only=&only=A&only=A'));
  expect(state).toMatchObject({ sort: 'published', down: true, offset: 0, columns: [] });
  expect(state.filters).toMatchObject({ since: null, until: null, origins: 0, contradicted: null, only: ['A'] });
});

test('a value is added, and taken away again', () => {
  const once = toggled(none(), 'actor', 'حرس الوادي');
  expect(once.actor).toEqual(['حرس الوادي']);
  expect(toggled(once, 'actor', 'حرس الوادي')).toEqual(none());
});

test('only what is asked for is asked of the server', () => {
  expect(serverQuery(none())).toEqual({});
  const filters = { ...none(), only: ['AID'], contradicted: false, origins: 1 };
  expect(serverQuery(filters)).toEqual({ only: ['AID'], contradicted: false });
  expect(filterQuery(filters)['contradicted']).toBe('false');
  expect(asksAnything(filters)).toBe(true);
  expect(asksAnything(none())).toBe(false);
});

test('a year and a month are told by their days', () => {
  expect(daysOf('2024')).toEqual({ since: '2024-01-01', until: '2024-12-31' });
  expect(daysOf('2024-02')).toEqual({ since: '2024-02-01', until: '2024-02-29' });
  for (const span of ['2024', '2023-02', '2022-12']) {
    const { since, until } = daysOf(span);
    expect(spanOf(since, until)).toBe(span);
  }
  expect(spanOf('2024-02-01', '2024-02-28')).toBeNull();
  expect(spanOf(null, '2024-12-31')).toBeNull();
});
