/** The words for what stands in the journal. */
import type { components } from '$lib/api/schema';
import { day } from '$lib/format';
import { label, labelsOf } from '$lib/labels.svelte';
import { m } from '$lib/paraglide/messages';

export type Entry = components['schemas']['ShownEntry'];
export type Change = components['schemas']['ShownChange'];

const DID: Readonly<Record<string, () => string>> = {
  'case.made': m.journal_did_case_made,
  'case.settings': m.journal_did_case_settings,
  'original.added': m.journal_did_original_added,
  'original.seen': m.journal_did_original_seen,
  'claim.accepted': m.journal_did_claim_accepted,
  'claim.corrected': m.journal_did_claim_corrected,
  'claim.rejected': m.journal_did_claim_rejected,
  'claim.unsure': m.journal_did_claim_unsure,
  'claim.added': m.journal_did_claim_added,
  'name.corrected': m.journal_did_name_corrected,
  'incident.merged': m.journal_did_incident_merged,
  'incident.split': m.journal_did_incident_split,
  'judgement.undone': m.journal_did_undone,
  'export.made': m.journal_did_export_made,
};
const FIELDS: Readonly<Record<string, () => string>> = {
  verdict: m.journal_field_verdict,
  trigger: m.journal_field_trigger,
  pair: m.journal_field_pair,
  format: m.journal_field_format,
  claims: m.journal_field_claims,
  manifest: m.journal_field_manifest,
  withhold_persons: m.journal_field_withhold_persons,
};
const SETTINGS: Readonly<Record<string, () => string>> = {
  title: m.journal_field_title,
  database: m.journal_field_database,
  actors: m.journal_field_actors,
  gazetteers: m.journal_field_gazetteers,
};
/** The fields of a claim: one that has no value is not stated. */
const CLAIM = new Set(['type', 'mode', 'factuality', 'time', 'place', 'actors', 'targets', 'counts']);
const VALUES: Readonly<Record<string, () => string>> = { true: m.journal_yes, false: m.journal_no };
const PAIRS: Readonly<Record<string, () => string>> = { same: m.journal_pair_same, different: m.journal_pair_different };

/** An action in words. */
export function did(action: string): string {
  return DID[action]?.() ?? action;
}

/** What an entry did, in words. */
export function deed(entry: Entry): string {
  return entry.undone === null ? did(entry.action) : m.journal_did_judgement_undone({ number: String(entry.undone) });
}

/** The name of a field that an entry made different. */
export function fieldName(entry: Entry | null, of: string): string {
  const own = entry?.kind === 'case' ? SETTINGS[of] : FIELDS[of];
  if (own !== undefined) return own();
  return labelsOf('field').some((each) => each.value === of) ? label('field', of) : of;
}

/** A value before or after an entry; a value that there is not is told as such. */
export function valueOf(change: Change, when: 'before' | 'after'): string {
  const value = change[when];
  if (change.field === 'name') return value === null ? m.journal_pair_none() : value === 'nobody' ? m.journal_naming_none() : value;
  if (change.field === 'pair') return value === null ? m.journal_pair_none() : (PAIRS[value]?.() ?? value);
  if (value === null) return CLAIM.has(change.field) ? m.shell_not_stated() : m.journal_empty();
  return VALUES[value]?.() ?? value;
}

/** When something happened and where, for a line of claims or incidents: what there is of it. */
export function circumstances(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((each) => each !== null && each !== undefined && each !== '').join(' · ');
}

/** A time (EDTF) beside other words. */
export function when(time: string | null): string {
  return time === null ? '' : day(time);
}

/** The days of an incident. */
export function days(earliest: string | null, latest: string | null): string {
  return earliest === latest ? when(earliest) : [when(earliest), when(latest)].filter((each) => each !== '').join(' – ');
}
