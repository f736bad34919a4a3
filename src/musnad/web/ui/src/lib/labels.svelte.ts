/** The words for codes, as the server has them in each language: those of records, exports and the vocabulary. */
import { api, got } from './api/client';
import { language, type Language } from './language.svelte';

type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

const held = $state<Partial<Record<Language, Groups>>>({});
const asking = new Set<Language>();

/** Ask for the labels of the language of the page, once for each. Refused as a `Fault`. */
export async function askLabels(): Promise<void> {
  const of = language();
  if (held[of] !== undefined || asking.has(of)) return;
  asking.add(of);
  try {
    held[of] = (await got(api.GET('/api/labels'))).groups;
  } finally {
    asking.delete(of);
  }
}

/** Whether the labels of this language are there. */
export function hasLabels(): boolean {
  return held[language()] !== undefined;
}

/** A code in words; a code that no table has is shown as it is. */
export function label(group: string, code: string): string {
  return held[language()]?.[group]?.[code] ?? code;
}

/** The codes of a group with their words, in the order of the table. */
export function labelsOf(group: string): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries(held[language()]?.[group] ?? {}).map(([value, words]) => ({ value, label: words }));
}
