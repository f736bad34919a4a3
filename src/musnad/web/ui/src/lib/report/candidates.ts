/** What a field of a claim can be changed to: the candidates of the reading and of the report, then all there is. */
import { day } from '../format';
import { label, labelsOf } from '../labels.svelte';
import type { Language } from '../language.svelte';
import type { Card, Count, Entity, FieldName, Named, Put, ReadPage } from './shapes';

/** One value a field can have, in words; `why` tells what speaks for it. */
export interface Candidate {
  readonly key: string;
  readonly value: unknown;
  readonly label: string;
  readonly why?: string | undefined;
  readonly score?: number | undefined;
}

const of = (value: unknown, text: string, more: Partial<Candidate> = {}): Candidate => ({ key: JSON.stringify(value), value, label: text, ...more });

/** The candidates of a field that has one value; of a list, those that can be added to it. */
export function candidatesOf(field: FieldName, card: Card, page: ReadPage, type: string, language: Language): readonly Candidate[] {
  if (field === 'type') return labelsOf('event_type').map((each) => of(each.value, each.label));
  if (field === 'mode') return labelsOf('event_mode').filter((each) => each.value.startsWith(`${type}/`)).map((each) => of(each.value.slice(type.length + 1), each.label));
  if (field === 'factuality') return labelsOf('factuality').map((each) => of(each.value, each.label));
  if (field === 'time') return once(page.times.flatMap((time) => (time.value === null ? [] : of(time.value, time.value.startsWith('P') ? (time.told?.[language] ?? time.value) : day(time.value), { why: time.span.text }))));
  if (field === 'place') return places(card, page, language);
  if (field === 'actors' || field === 'targets') return once(page.entities.filter((each) => each.kind !== 'place').map((each) => named(each, language)));
  return [];
}

/** First the places that the name may mean, the likeliest first; then the other places of the report. */
function places(card: Card, page: ReadPage, language: Language): readonly Candidate[] {
  const own = card.fields.find((each) => each.field === 'place')?.values[0]?.entity;
  const entity = page.entities.find((each) => each.id === own);
  const meant = (entity?.candidates ?? []).map((each) =>
    of({ name: entity?.name ?? '', authority: each.authority } satisfies Named, each.told[language], {
      score: each.score, why: each.reasons.map((reason) => reason.told[language]).join(' · '),
    }));
  const others = page.entities.filter((each) => each.kind === 'place' && each.id !== own).map((each) => named(each, language));
  return once([...meant, ...others]);
}

function named(entity: Entity, language: Language): Candidate {
  return of({ name: entity.name, authority: entity.authority } satisfies Named, entity.told[language], { why: entity.what[language] });
}

function once(all: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(all.map((each) => [each.key, each])).values()];
}

/** A value in words, for lists that are being changed. */
export function valueLabel(value: Named | Count): string {
  if ('kind' in value) return `${label('count', value.kind)}: ${bounds(value)}`;
  return value.name;
}

function bounds({ min, max }: Count): string {
  return min === max ? String(min ?? '…') : `${min ?? '…'}–${max ?? '…'}`;
}

/** Where the words of a field stand now. */
export function spansOf(card: Card, field: FieldName): readonly { start: number; end: number }[] {
  return (card.fields.find((each) => each.field === field)?.values ?? []).flatMap((each: Put) => each.spans);
}
