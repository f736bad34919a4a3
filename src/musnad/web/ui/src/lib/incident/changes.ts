/** Putting incidents together and apart: what is entered, what is said of it, and the way back. */
import { api, Fault, got } from '$lib/api/client';
import { m } from '$lib/paraglide/messages';
import { go, to } from '$lib/router.svelte';
import { tell } from '$lib/toasts.svelte';
import type { Moved } from './shapes';

/** The address of an incident, by its id without what all ids begin with. */
export function addressOf(id: string): string {
  return to('incidents', id.replace(/^incident:/, ''));
}

export async function merge(incidents: readonly string[], reason: string): Promise<void> {
  const moved = await got(api.POST('/api/incidents/merge', { body: { incidents: [...incidents], reason } }));
  const count = moved.incidents.length;
  followed(moved, count > 1 ? m.incident_merged_apart({ count: String(count) }) : m.incident_merged(), count > 1);
}

export async function split(incident: string, claims: readonly { report: string; claim: string }[], reason: string): Promise<void> {
  const moved = await got(api.POST('/api/incidents/split', { body: { incident, claims: [...claims], reason } }));
  followed(moved, m.incident_split_done({ count: String(moved.incidents.length) }));
}

/** Take a decision back; what is wrong is told where the way back was offered. */
export async function takeBack(entry: number): Promise<void> {
  try {
    const moved = await got(api.POST('/api/incidents/undo', { body: { entry } }));
    tell(m.incident_undone(), { tone: 'good' });
    follow(moved);
  } catch (error) {
    tell(error instanceof Fault && error.message !== '' ? error.message : m.shell_unreached(), { tone: 'bad' });
  }
}

function followed(moved: Moved, words: string, odd = false): void {
  const { entry } = moved;
  if (entry === null) {
    tell(m.incident_already());
    return;
  }
  tell(words, { tone: odd ? 'warn' : 'good', action: { label: m.shell_undo(), run: () => void takeBack(entry) } });
  follow(moved);
}

/** Go to where most of the claims are now; `told` makes the page ask anew where that is the same address. */
function follow(moved: Moved): void {
  const first = moved.incidents[0];
  if (first !== undefined) go(`${addressOf(first)}?told=${moved.entry ?? 0}`);
}
