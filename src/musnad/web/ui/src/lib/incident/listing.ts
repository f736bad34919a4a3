/** What the address of the list of incidents asks for: filters of claims, the order, the page. */
import type { paths } from '$lib/api/schema';

type Query = NonNullable<paths['/api/incidents']['get']['parameters']['query']>;
export type Sort = NonNullable<Query['sort']>;

export const LIMIT = 50;
export const SORTS: readonly Sort[] = ['-origins', 'origins', '-day', 'day', '-reports', 'reports', '-contradictions', 'contradictions', '-grade', 'grade'];
/** The filters that have a field on the page. */
export const FREE = ['words', 'only', 'since', 'until', 'origins', 'contradicted', 'least'] as const;
/** Filters of claims that an address may bring from another page; each may stand in it more than once. */
const SEVERAL = ['mode', 'factuality', 'dated', 'place', 'placed', 'actor', 'target', 'speaker', 'act', 'outlet', 'verdict', 'incident', 'report'] as const;

/** The filters that another page has set, name by value. */
export function otherFilters(search: URLSearchParams): readonly (readonly [string, string])[] {
  return SEVERAL.flatMap((name) => search.getAll(name).map((value) => [name, value] as const));
}

/** The question to the server; what is no filter of it is left out. */
export function askedOf(search: URLSearchParams): Query {
  const one = (name: string) => search.get(name) || undefined;
  const whole = (name: string) => (/^\d{1,9}$/.test(one(name) ?? '') ? Number(one(name)) : undefined);
  const several = Object.fromEntries(SEVERAL.filter((name) => search.has(name)).map((name) => [name, search.getAll(name)]));
  const only = search.getAll('only').filter((value) => value !== '');
  const contradicted = one('contradicted');
  return stripped({
    ...several,
    only: only.length > 0 ? only : undefined,
    words: one('words'),
    since: one('since'),
    until: one('until'),
    undated: one('undated') === 'true' ? true : undefined,
    contradicted: contradicted === 'true' ? true : contradicted === 'false' ? false : undefined,
    origins: whole('origins'),
    least: whole('least'),
    offset: whole('offset'),
    sort: SORTS.find((each) => each === one('sort')),
    limit: LIMIT,
  });
}

function stripped(query: Record<string, unknown>): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query;
}
