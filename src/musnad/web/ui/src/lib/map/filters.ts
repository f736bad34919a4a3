/** The filters that stand in the address of the map, the timeline and the quotes, as the server is asked with them. */
import type { paths } from '$lib/api/schema';

export type Filters = NonNullable<paths['/api/map']['get']['parameters']['query']>;
type Name = keyof Filters;

const LISTS = [
  'only', 'mode', 'factuality', 'dated', 'place', 'placed', 'actor', 'target', 'speaker', 'act', 'outlet', 'verdict', 'incident', 'report',
] as const satisfies readonly Name[];
const ONES = ['since', 'until', 'words'] as const satisfies readonly Name[];
export const NAMES: readonly Name[] = [...LISTS, ...ONES, 'undated', 'origins', 'contradicted'];
/** The filters that ask where, and those that ask when: a view that chooses one of them is not narrowed by it. */
export const OF_PLACE: readonly Name[] = ['place', 'placed'];
export const OF_TIME: readonly Name[] = ['since', 'until', 'undated', 'dated'];

/** The filters of an address but for some. */
export function filtersOf(search: URLSearchParams, but: readonly Name[] = []): Filters {
  const found: Record<string, unknown> = {};
  for (const name of LISTS) if (search.has(name)) found[name] = search.getAll(name);
  for (const name of ONES) if (search.get(name)) found[name] = search.get(name);
  for (const name of ['undated', 'contradicted'] as const) {
    const value = search.get(name);
    if (value === 'true' || value === 'false') found[name] = value === 'true';
  }
  const origins = search.get('origins');
  if (origins !== null && /^\d{1,9}$/.test(origins)) found['origins'] = Number(origins);
  for (const name of but) delete found[name];
  return found as Filters;
}

/** The names of the filters that ask for anything. */
export function given(filters: Filters): Name[] {
  return NAMES.filter((name) => filters[name] !== undefined);
}
