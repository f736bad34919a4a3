/** What the server says of incidents, by the parts that these pages speak of. */
import type { paths } from '$lib/api/schema';

type Given<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } } ? T : never;

export type Listed = Given<'/api/incidents'>;
export type Summary = Listed['rows'][number];
export type Comparison = Given<'/api/incidents/{named}'>;
export type Row = Comparison['rows'][number];
export type Value = Row['values'][number];
export type Words = Value['told'][number];
export type Teller = Row['tellers'][number];
export type Backing = Comparison['backing'][number];
export type Contradiction = Comparison['contradictions'][number];
export type Voice = Contradiction['first'];
export type Source = Comparison['reports'][number];
export type Member = Comparison['members'][number];
export type IncidentDecision = Comparison['decisions'][number];
export type Tally = Comparison['tallies'][number];
export type Reason = Member['reasons'][number];
export type Neighbour = Given<'/api/incidents/{named}/neighbours'>[number];
export type SharedText = Given<'/api/shared-text'>;
export type Excerpt = Words['words'];
export type Field = Value['field'];
export type Rule = Comparison['rule'];
export type Moved = paths['/api/incidents/merge']['post']['responses'][200]['content']['application/json'];
