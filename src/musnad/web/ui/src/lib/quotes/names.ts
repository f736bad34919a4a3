/** What voices are called. */
import type { Language } from '$lib/language.svelte';
import { m } from '$lib/paraglide/messages';
import type { Voice } from './layout';

/** The name of a voice in the language of the page, or in the other one. */
export function nameOf(voice: Voice | undefined, language: Language): string {
  const name = language === 'ar' ? (voice?.name ?? voice?.name_en) : (voice?.name_en ?? voice?.name);
  return name ?? m.quotes_no_outlet();
}

/** What a voice is, in words. */
export function groupName(group: Voice['group']): string {
  const names = {
    outlet: m.quotes_group_outlet, agency: m.quotes_group_agency, organization: m.quotes_group_organization, person: m.quotes_group_person,
    words: m.quotes_group_words,
  } as const;
  return names[group]();
}

/** By what the list of claims is filtered for a voice; null where nothing tells it. */
export function filterOf(voice: Voice): { outlet?: string; speaker?: string } | null {
  if (voice.group === 'outlet') return voice.name === null ? null : { outlet: voice.name };
  return { speaker: voice.id.startsWith('name:') ? (voice.name ?? '') : voice.id };
}
