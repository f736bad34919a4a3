/** What the pages of names have in common: where an entry stands, and countries in words. */
import type { components } from '../api/schema';
import { label } from '../labels.svelte';
import { language } from '../language.svelte';
import { to } from '../router.svelte';

export type NameRow = components['schemas']['NameRow'];
export type Match = components['schemas']['Match'];
export type Group = NameRow['group'];

export const GROUPS: readonly Group[] = ['actors', 'places', 'unknown', 'persons', 'phrases'];
const PLACE = 'place:';

/** A name as the page calls it, and the other one that there is: the first stands, the second beside it. */
export function names(of: { readonly name: string; readonly name_en?: string | null | undefined }): { first: string; other: string | null } {
  const english = of.name_en || null;
  return language() === 'en' && english !== null ? { first: english, other: of.name } : { first: of.name, other: english };
}

/** The address of the page of an entry. */
export function pageOf(row: Pick<NameRow, 'id' | 'group'> & { at?: number }): string {
  const isPlace = row.group === 'places' || (row.at ?? 0) > 0;
  return to('names', isPlace ? 'places' : 'actors', isPlace ? row.id.replace(PLACE, '') : row.id);
}

/** The address of the page of who speaks, by the id that chains have. */
export function pageOfId(id: string): string {
  return to('names', 'actors', id);
}

/** What a filter of claims asks for to find an entry: its id in a table, or its name. */
export function askedFor(row: NameRow): string {
  return row.id.startsWith('name:') ? row.name : row.id.replace(/^(place|acting):/, '');
}

const named = new Map<string, Intl.DisplayNames>();

/** A country (ISO 3166-1) in the language of the page; a code that is none as it is. */
export function country(code: string): string {
  const of = language();
  const names = named.get(of) ?? new Intl.DisplayNames([of], { type: 'region', fallback: 'code' });
  named.set(of, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What kind of thing a match or an entry is: a group of labels and a code. */
export function typeGroup(row: { kind?: string | null; group?: Group }): 'place_kind' | 'actor_type' {
  return row.group === 'places' || row.kind === 'place' ? 'place_kind' : 'actor_type';
}

/** A type among those of a group in words; among the actors are places too, with the kinds that places have. */
export function typeWords(group: Group, code: string): string {
  const words = label(group === 'places' ? 'place_kind' : 'actor_type', code);
  return words === code ? label('place_kind', code) : words;
}

/** What a place lies in, the nearest first, in the language of the page; empty where nothing is known. */
export function within(match: Match): string {
  return (language() === 'ar' ? match.within_ar : match.within).join(' · ');
}
