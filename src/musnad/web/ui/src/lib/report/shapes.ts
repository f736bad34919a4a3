/** What the server tells of a report, by the names its description gives. */
import type { components } from '../api/schema';
import type { Language } from '../language.svelte';

type Schemas = components['schemas'];
export type Report = Schemas['ReportShown'];
export type ReadPage = Schemas['Page'];
export type Card = Schemas['Card'];
export type ClaimField = Schemas['ClaimField'];
export type Put = Schemas['Put'];
export type Mark = Schemas['Mark'];
export type Role = Mark['role'];
export type Judged = Schemas['JudgedShown'];
export type Decided = Schemas['Decided'];
export type Told = Schemas['Told'];
export type Excerpt = Schemas['Excerpt'];
export type Linked = Schemas['Linked'];
export type Entity = Schemas['EntityShown'];
export type Statement = Schemas['StatementShown'];
export type Moment = Schemas['TimeShown'];
export type Verdict = Judged['verdict'];
export type FieldName = ClaimField['field'];

/** A place, actor or target as a correction has it. */
export interface Named {
  readonly name: string;
  readonly authority: string | null;
}

/** A number as a correction has it; an end that is open is null. */
export interface Count {
  readonly kind: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** Words in the language of the page. */
export function inWords(told: Told, of: Language): string {
  return told[of];
}

/** What the one who works here judges of a claim. */
export function own(judged: readonly Judged[] | undefined): Judged | undefined {
  return judged?.find((each) => each.mine);
}

/** A field of a claim as it stands for the one who works here: corrected, or as the machine has it. */
export function valueOf(card: Card, field: FieldName, judged: readonly Judged[] | undefined): unknown {
  const corrected = own(judged)?.corrections[field];
  if (corrected !== undefined) return corrected.value;
  const values = card.fields.find((each) => each.field === field)?.values.map((each) => each.value) ?? [];
  return SEVERAL.has(field) ? values : (values[0] ?? null);
}

/** The fields that hold a list. */
export const SEVERAL: ReadonlySet<FieldName> = new Set<FieldName>(['actors', 'targets', 'counts']);
