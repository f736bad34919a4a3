/** An incident and its parts in the words of the page's language. */
import { day, number } from '$lib/format';
import { label } from '$lib/labels.svelte';
import { language } from '$lib/language.svelte';
import { m } from '$lib/paraglide/messages';
import { countOf } from './layout';
import type { Comparison, Field, Row, Rule, Tally } from './shapes';

/** A name in the language of the page, where there is one. */
export function named(name: string, english: string | null | undefined): string {
  return (language() === 'en' ? english : null) ?? name;
}

const SHORT = 8;

/** Who tells it, in few words: the outlet, else the title, else how the report begins. */
export function tellerWords(of: { readonly outlet: string | null; readonly title: string | null; readonly opening: string }): string {
  const words = (of.outlet ?? of.title ?? of.opening).split(' ');
  return words.length <= SHORT + 2 ? words.join(' ') : `${words.slice(0, SHORT).join(' ')}…`;
}

export function fieldWords(field: Field): string {
  const words: Record<Field, () => string> = {
    happened: m.incident_field_happened, mode: m.incident_field_mode, time: m.incident_field_time, place: m.incident_field_place,
    actor: m.incident_field_actor, target: m.incident_field_target, count: m.incident_field_count,
  };
  return words[field]();
}

export function ruleWords(rule: Rule): string {
  const words: Record<Rule, () => string> = {
    all: m.incident_rule_all, eyewitness: m.incident_rule_eyewitness, official: m.incident_rule_official,
    without_parties: m.incident_rule_without_parties,
  };
  return words[rule]();
}

/** What happened, by its type and mode. */
export function kindWords(type: string | null, mode: string | null): string {
  if (type === null) return m.incident_news();
  return mode === null ? label('event_type', type) : label('event_mode', `${type}/${mode}`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A time as EDTF has it; the two ends of a stretch with a word between them. */
export function timeWords(edtf: string): string {
  const ends = edtf.split('/');
  if (!ends.every((end) => DAY.test(end))) return day(edtf);
  return ends.length === 1 ? day(edtf) : between(day(ends[0] ?? ''), day(ends[1] ?? ''));
}

/** The days on which it can have been. */
export function daysWords(earliest: string | null, latest: string | null): string {
  if (earliest === null && latest === null) return m.incident_no_day();
  if (earliest === latest && earliest !== null) return day(earliest);
  if (earliest === null) return m.incident_until_day({ day: day(latest ?? '') });
  return latest === null ? m.incident_from_day({ day: day(earliest) }) : between(day(earliest), day(latest));
}

/** A number with its kind: `killed: 20 or more`. */
export function countWords(value: string): string {
  const { kind, low, high } = countOf(value);
  return m.incident_of_kind({ kind: label('count', kind), of: boundsWords(low, high) });
}

export function boundsWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return label('number', 'open');
  if (low === null) return label('number', 'up_to').replace('{}', number(high ?? 0));
  if (high === null) return label('number', 'or_more').replace('{}', number(low));
  return low === high ? number(low) : between(number(low), number(high));
}

/** Two ends in words: a dash between digits is read from either side. */
function between(low: string, high: string): string {
  return label('package', 'between').replace('{}', low).replace('{}', high);
}

/** A value of a field. What is told only as to come, or as possible, is not told as having happened. */
export function valueWords(field: Field, value: string, english: string | null, factualities: readonly string[] = []): string {
  if (field === 'happened') {
    const open = factualities.filter((each) => each !== 'asserted' && each !== 'negated');
    if (value === 'asserted' && factualities.length > 0 && open.length === factualities.length) {
      return [...new Set(open)].map((each) => label('factuality', each)).join(' · ');
    }
    return value === 'negated' ? m.incident_negated() : m.incident_asserted();
  }
  if (field === 'mode') return label('event_mode', value) === value ? label('event_type', value) : label('event_mode', value);
  if (field === 'time') return timeWords(value);
  if (field === 'count') return countWords(value);
  return named(value, english);
}

export function originWords(of: Comparison, row: Row): string {
  return row.origin.name === null ? (row.origin.kind === 'text' ? label('package', 'shared_text') : label('package', 'no_outlet')) : named(row.origin.name, of.names[row.origin.id]);
}

export function originKind(kind: Row['origin']['kind']): string {
  const words = { speaker: m.incident_origin_speaker, agency: m.incident_origin_agency, text: m.incident_origin_text, outlet: m.incident_origin_outlet };
  return words[kind]();
}

/** Lowest, best and highest of a number. */
export function tallyWords(tally: Tally): string {
  const high = tally.high === null ? m.incident_open_end() : number(tally.high);
  return m.incident_number_ends({ low: number(tally.low), best: number(tally.best), high });
}

interface Told {
  readonly type: string | null;
  readonly mode: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly place?: { readonly name: string; readonly name_en?: string | null | undefined } | null | undefined;
}

/** What, where, when: the title of an incident. */
export function title(of: Told): string {
  const place = of.place ? named(of.place.name, of.place.name_en) : null;
  const when = of.earliest === null && of.latest === null ? null : daysWords(of.earliest, of.latest);
  return [kindWords(of.type, of.mode), place, when].filter((part) => part !== null && part !== '').join(' · ');
}

const CODES = /^[A-Z_]+(?: [A-Z_]+)?(?:\/.*)?$|^\d\.\d+$/;
const COUNTED = /^([a-z_]+)(?: (.+))?$/;

/** What a reason was seen in, for people: kinds of numbers by their names; codes and shares of words say nothing. */
export function detailWords(detail: string | null | undefined): string | null {
  if (!detail || CODES.test(detail)) return null;
  const [, kind, numbers] = COUNTED.exec(detail) ?? [];
  if (kind === undefined || label('count', kind) === kind) return detail;
  return numbers === undefined ? label('count', kind) : m.incident_of_kind({ kind: label('count', kind), of: numbers.replaceAll('،', ' /') });
}
