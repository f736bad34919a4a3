/**
 * What is asked of the claims, between the address of the page and the server: one set of names for both, that of the
 * filters of every command.
 */
import type { paths } from '$lib/api/schema';
import type { Asked } from '$lib/router.svelte';

/** The filters that may have several values, any of which a claim may have. */
export const MANY = [
  'only', 'mode', 'factuality', 'act', 'place', 'placed', 'dated', 'actor', 'target', 'speaker', 'outlet', 'verdict',
  'incident', 'report',
] as const;
export type Many = (typeof MANY)[number];

export const SORTS = ['time', 'published', 'type', 'place', 'speaker', 'actor', 'origins', 'score', 'judged'] as const;
export type Sort = (typeof SORTS)[number];

/** The columns that can be shown; the claim itself and its box always are. */
export const COLUMNS = [
  'type', 'factuality', 'time', 'place', 'actor', 'target', 'counts', 'speaker', 'act', 'outlet', 'published', 'origins',
  'score', 'judged',
] as const;
export type Column = (typeof COLUMNS)[number];
export const SHOWN: readonly Column[] = ['type', 'time', 'place', 'speaker', 'origins', 'judged'];

export const PAGE = 50;
const LARGEST = 999_999_999;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type Filters = Readonly<Record<Many, readonly string[]>> & {
  readonly words: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly undated: boolean;
  readonly origins: number;
  readonly contradicted: boolean | null;
};

/** What the page shows: which claims, in which order (`-` before it: from the last to the first), which of them. */
export interface State {
  readonly filters: Filters;
  readonly sort: Sort;
  readonly down: boolean;
  readonly offset: number;
  readonly columns: readonly Column[];
}

/** The state that an address tells; what it tells wrongly is as if it were not told. */
export function stateOf(search: URLSearchParams): State {
  const many = Object.fromEntries(MANY.map((name) => [name, [...new Set(search.getAll(name))].filter(Boolean)])) as unknown as Record<Many, readonly string[]>;
  const contradicted = search.get('contradicted');
  const sort = search.get('sort') ?? '-published';
  const by = sort.replace(/^-/, '');
  const columns = search.get('columns');
  return {
    filters: {
      ...many,
      words: search.get('words')?.trim() ?? '',
      since: dayOf(search.get('since')),
      until: dayOf(search.get('until')),
      undated: search.get('undated') === 'true',
      origins: wholeOf(search.get('origins')),
      contradicted: contradicted === 'true' ? true : contradicted === 'false' ? false : null,
    },
    sort: isSort(by) ? by : 'published',
    down: isSort(by) ? sort.startsWith('-') : true,
    offset: wholeOf(search.get('offset')),
    columns: columns === null ? SHOWN : COLUMNS.filter((each) => columns.split(',').includes(each)),
  };
}

/** What of a state stands in the address: nothing of what is so anyway. `stateOf` gives the state back. */
export function addressOf(state: State): Asked {
  const sort = `${state.down ? '-' : ''}${state.sort}`;
  const same = state.columns.length === SHOWN.length && state.columns.every((each) => SHOWN.includes(each));
  return {
    ...filterQuery(state.filters),
    sort: sort === '-published' ? null : sort,
    offset: state.offset === 0 ? null : state.offset,
    columns: same ? null : state.columns.length === 0 ? 'none' : state.columns.join(','),
  };
}

/** The filters alone, as other pages take them (`/export`, `/map`) and as they are kept under a name. */
export function filterQuery(filters: Filters): Asked {
  return {
    ...Object.fromEntries(MANY.map((name) => [name, filters[name]])),
    words: filters.words,
    since: filters.since,
    until: filters.until,
    undated: filters.undated,
    origins: filters.origins > 1 ? filters.origins : null,
    contradicted: filters.contradicted === null ? null : String(filters.contradicted),
  };
}


/** The filters as parameters of every route that lists, counts or draws claims. */
export type ServerQuery = Omit<NonNullable<paths['/api/claims/keys']['get']['parameters']['query']>, 'sort' | 'direction'>;

/** The filters as the server is asked. */
export function serverQuery(filters: Filters): ServerQuery {
  const many = MANY.filter((name) => filters[name].length > 0).map((name) => [name, [...filters[name]]]);
  return {
    ...Object.fromEntries(many),
    ...(filters.words === '' ? {} : { words: filters.words }),
    ...(filters.since === null ? {} : { since: filters.since }),
    ...(filters.until === null ? {} : { until: filters.until }),
    ...(filters.undated ? { undated: true } : {}),
    ...(filters.origins > 1 ? { origins: filters.origins } : {}),
    ...(filters.contradicted === null ? {} : { contradicted: filters.contradicted }),
  };
}

/** The filters with a value more, or without it where it was there. */
export function toggled(filters: Filters, name: Many, value: string): Filters {
  const now = filters[name];
  return { ...filters, [name]: now.includes(value) ? now.filter((each) => each !== value) : [...now, value] };
}

/** No filter at all. */
export function none(): Filters {
  return stateOf(new URLSearchParams()).filters;
}

/** Whether anything is asked for. */
export function asksAnything(filters: Filters): boolean {
  return Object.values(filterQuery(filters)).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '' && value !== false,
  );
}

/** A year (`2022`) or a month (`2022-01`) as its first and its last day. */
export function daysOf(span: string): { since: string; until: string } {
  const [year = '', month] = span.split('-');
  if (month === undefined) return { since: `${year}-01-01`, until: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { since: `${year}-${month}-01`, until: `${year}-${month}-${String(last).padStart(2, '0')}` };
}

/** The year or month that two days span, null if it is none. */
export function spanOf(since: string | null, until: string | null): string | null {
  for (const span of [since?.slice(0, 4), since?.slice(0, 7)]) {
    if (span === undefined || span.length < 4) continue;
    const days = daysOf(span);
    if (days.since === since && days.until === until) return span;
  }
  return null;
}

function dayOf(given: string | null): string | null {
  return given !== null && DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
}

function wholeOf(given: string | null): number {
  return given !== null && /^\d{1,9}$/.test(given) ? Math.min(Number(given), LARGEST) : 0;
}

function isSort(name: string): name is Sort {
  return (SORTS as readonly string[]).includes(name);
}
