/** From what is counted to the list of it: the same filters, and one more. */
import { asked, to, type Asked } from '$lib/router.svelte';

/** The address of the list of claims with the filters of an address, changed. */
export function listAddress(search: URLSearchParams, change: Asked = {}): string {
  const now = asked(search, { ...change, view: null, card: null, voice: null, lane: null });
  const text = now.toString();
  return `/claims${text === '' ? '' : `?${text}`}`;
}

/** The address of the page of a place. */
export function placeAddress(place: string): string {
  return to('names', 'places', place);
}

/** Whether a place is one of those that an address asks for. */
export function isAsked(search: URLSearchParams, place: string): boolean {
  return search.getAll('place').includes(place);
}
