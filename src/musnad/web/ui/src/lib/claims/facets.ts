/** The facets of claims: which filter each sets, and how their values are called. */
import type { components } from '$lib/api/schema';
import { number } from '$lib/format';
import { label, labelsOf } from '$lib/labels.svelte';
import { language } from '$lib/language.svelte';
import { m } from '$lib/paraglide/messages';
import type { Many } from './asking';

export type Facet =
  | 'type' | 'mode' | 'factuality' | 'act' | 'country' | 'province' | 'actor' | 'target' | 'speaker' | 'outlet'
  | 'origins' | 'contradicted' | 'verdict' | 'year' | 'month';

/** The facets that are chosen from by boxes, in the order of the page, each with its filter. */
export const BOXES: readonly { readonly facet: Facet; readonly field: Many; readonly open: boolean; readonly find: boolean }[] = [
  { facet: 'type', field: 'only', open: true, find: false },
  { facet: 'mode', field: 'mode', open: false, find: true },
  { facet: 'country', field: 'place', open: true, find: true },
  { facet: 'province', field: 'place', open: false, find: true },
  { facet: 'actor', field: 'actor', open: true, find: true },
  { facet: 'target', field: 'target', open: false, find: true },
  { facet: 'speaker', field: 'speaker', open: false, find: true },
  { facet: 'verdict', field: 'verdict', open: true, find: false },
  { facet: 'factuality', field: 'factuality', open: false, find: false },
  { facet: 'act', field: 'act', open: false, find: false },
  { facet: 'outlet', field: 'outlet', open: false, find: true },
];

const TITLES: Readonly<Record<Facet, () => string>> = {
  type: m.claims_facet_type, mode: m.claims_facet_mode, factuality: m.claims_facet_factuality, act: m.claims_facet_act,
  country: m.claims_facet_country, province: m.claims_facet_province, actor: m.claims_facet_actor,
  target: m.claims_facet_target, speaker: m.claims_facet_speaker, outlet: m.claims_facet_outlet,
  origins: m.claims_facet_origins, contradicted: m.claims_facet_contradicted, verdict: m.claims_facet_verdict,
  year: m.claims_facet_when, month: m.claims_facet_when,
};
const FIELDS: Readonly<Record<Many, () => string>> = {
  only: m.claims_facet_type, mode: m.claims_facet_mode, factuality: m.claims_facet_factuality, act: m.claims_facet_act,
  place: m.claims_chip_place, placed: m.claims_chip_placed, dated: m.claims_chip_dated, actor: m.claims_facet_actor,
  target: m.claims_facet_target, speaker: m.claims_facet_speaker, outlet: m.claims_facet_outlet,
  verdict: m.claims_facet_verdict, incident: m.claims_chip_incident, report: m.claims_chip_report,
};
const GROUPS: Readonly<Partial<Record<string, string>>> = {
  type: 'event_type', only: 'event_type', factuality: 'factuality', act: 'act', verdict: 'standpoint',
};

type Called = Pick<components['schemas']['Name'], 'name' | 'name_en'>;

export function titleOf(facet: Facet): string {
  return TITLES[facet]();
}

export function fieldTitle(field: Many): string {
  return FIELDS[field]();
}

/** A name in the language of the page, or in the other where there is none. */
export function called({ name, name_en }: { readonly name?: string | null; readonly name_en?: string | null }): string {
  return (language() === 'ar' ? (name ?? name_en) : (name_en ?? name)) ?? '';
}

/** A mode in words; of a mode that several types have, those of each, or of the types asked for. */
export function modeName(mode: string, types: readonly string[] = []): string {
  const all = labelsOf('event_mode').filter((each) => each.value.endsWith(`/${mode}`));
  const some = all.filter((each) => types.includes(each.value.slice(0, -mode.length - 1)));
  const words = [...new Set((some.length > 0 ? some : all).map((each) => each.label))];
  return words.length === 0 ? mode : words.join(' / ');
}

/** A value of a facet in words. */
export function valueName(facet: Facet, value: components['schemas']['FacetValue'], types: readonly string[] = []): string {
  if (facet === 'mode') return modeName(value.value, types);
  const group = GROUPS[facet];
  if (group !== undefined) return label(group, value.value);
  if (facet === 'origins') return m.claims_origins_least({ count: number(Number(value.value)) });
  if (facet === 'contradicted') return value.value === 'true' ? m.claims_contradicted_yes() : m.claims_contradicted_no();
  return called(value) || value.value;
}

/** A value that is filtered by in words; `names` are those that the server tells. */
export function filterName(field: Many, value: string, names: Readonly<Record<string, Called>>): string {
  if (field === 'mode') return modeName(value);
  const group = GROUPS[field];
  if (group !== undefined) return label(group, value);
  const name = names[value];
  return name === undefined ? value : called(name) || value;
}
