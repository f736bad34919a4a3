/**
 * Addresses: which page is shown, and what of its state stands in the address.
 *
 * A page reads its state from the address (`query`, `queries`) and writes it there (`ask`): reloading, going back and
 * passing the address on show the same.
 */

type Value = string | number | boolean | null | undefined | readonly (string | number)[];
/** What is to stand in the query of an address; null, undefined, false, '' and an empty list take a name out of it. */
export type Asked = Readonly<Record<string, Value>>;

let here = $state.raw<URL>(new URL(typeof location === 'undefined' ? 'http://localhost/' : location.href));
let moves = $state(0);
const places = new Map<string, number>();
let entry = 0;

/** The address now, followed where it is read. */
export function address(): URL {
  return here;
}

/** How often another page was gone to: changes with each, but not with the query alone. */
export function visits(): number {
  return moves;
}

/** The value of a name in the query, or null. */
export function query(name: string): string | null {
  return here.searchParams.get(name);
}

/** All values of a name in the query. */
export function queries(name: string): string[] {
  return here.searchParams.getAll(name);
}

/** A whole number ≥ 0 in the query, or what is given instead. */
export function numberQuery(name: string, otherwise: number): number {
  const value = query(name);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : otherwise;
}

/** `search` with these names asked otherwise; the others stay as they are. */
export function asked(search: URLSearchParams, change: Asked): URLSearchParams {
  const now = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    now.delete(name);
    if (Array.isArray(value)) for (const each of value) now.append(name, String(each));
    else if (value !== null && value !== undefined && value !== false && value !== '') now.append(name, String(value));
  }
  return now;
}

/** Change the query of the address. As a step to go back to, unless `quietly` (as one types). */
export function ask(change: Asked, { quietly = false }: { quietly?: boolean } = {}): void {
  const to = new URL(here);
  to.search = asked(here.searchParams, change).toString();
  if (to.href !== here.href) move(to, quietly);
}

/** The address of a page, its parts encoded: `to('reports', id)`, `to('claims', {only: 'ASSAULT'})`. */
export function to(...parts: readonly (string | Asked)[]): string {
  const path = parts.filter((each): each is string => typeof each === 'string').map(encodeURIComponent);
  const change = parts.find((each): each is Asked => typeof each !== 'string');
  const search = change === undefined ? '' : asked(new URLSearchParams(), change).toString();
  return `/${path.join('/')}${search === '' ? '' : `?${search}`}`;
}

/** Go to an address of these pages. */
export function go(target: string, { replace = false }: { replace?: boolean } = {}): void {
  move(new URL(target, here), replace);
}

function move(target: URL, replace: boolean): void {
  const another = target.pathname !== here.pathname;
  if (another) places.set(String(entry), scroller()?.scrollTop ?? 0);
  if (!replace) entry += 1;
  history[replace ? 'replaceState' : 'pushState']({ entry }, '', target);
  here = target;
  if (another) {
    moves += 1;
    scroller()?.scrollTo(0, 0);
  }
}

/** What scrolls: the main part of the page. */
function scroller(): HTMLElement | null {
  return document.getElementById('main');
}

function back(event: PopStateEvent): void {
  const another = location.pathname !== here.pathname;
  if (another) places.set(String(entry), scroller()?.scrollTop ?? 0);
  entry = (event.state as { entry?: number } | null)?.entry ?? 0;
  here = new URL(location.href);
  if (!another) return;
  moves += 1;
  const place = places.get(String(entry)) ?? 0;
  setTimeout(() => scroller()?.scrollTo(0, place), 60);
}

/** Whether a click on a link is for these pages: the plain button, no key held, no other window, no download. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    && (link.target === '' || link.target === '_self') && !link.hasAttribute('download') && link.rel !== 'external'
    && link.origin === here.origin && !link.pathname.startsWith('/api/')
  );
}

function click(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement) || link.href === '' || !isOurs(event, link)) return;
  const target = new URL(link.href);
  if (target.pathname === here.pathname && target.search === here.search && target.hash !== '') return;
  event.preventDefault();
  if (target.href !== here.href) move(target, false);
}

/** Follow links and the browser's back and forward; what it gives stops it again. */
export function follow(): () => void {
  history.replaceState({ entry }, '');
  document.addEventListener('click', click);
  addEventListener('popstate', back);
  return () => {
    document.removeEventListener('click', click);
    removeEventListener('popstate', back);
  };
}

/** The parts of a path in a pattern (`/reports/:id`), decoded; null if it is another path. */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/').filter(Boolean), path.split('/').filter(Boolean)];
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = decoded(given[at] ?? '');
    if (value === null) return null;
    if (part.startsWith(':')) found[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return found;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
