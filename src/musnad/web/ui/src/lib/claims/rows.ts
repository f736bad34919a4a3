/** The rows of the list of claims: how they are told apart, and the heads of their columns. */
import { m } from '$lib/paraglide/messages';
import type { Column } from './asking';

export { default as ClaimCell } from './ClaimCell.svelte';

const HEADS: Readonly<Record<Column, () => string>> = {
  type: m.claims_column_type, factuality: m.claims_column_factuality, time: m.claims_column_time,
  place: m.claims_column_place, actor: m.claims_column_actor, target: m.claims_column_target,
  counts: m.claims_column_counts, speaker: m.claims_column_speaker, act: m.claims_column_act,
  outlet: m.claims_column_outlet, published: m.claims_column_published, origins: m.claims_column_origins,
  score: m.claims_column_score, judged: m.claims_column_judged,
};

/** What tells a claim from any other of the case. */
export function keyOf({ report, claim }: { readonly report: string; readonly claim: string }): string {
  return `${report}/${claim}`;
}

export function headOf(column: Column): string {
  return HEADS[column]();
}
