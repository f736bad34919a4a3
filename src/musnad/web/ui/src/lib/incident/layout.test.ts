import { describe, expect, test } from 'vitest';
import { canSplit, countOf, folded, nextRule, parted, RULES, ruleOf, standing, together, toldOnce } from './layout';
import type { Comparison, Contradiction, Teller, Value } from './shapes';

const copy = (report: string, of: string | null): Teller => ({
  report,
  copies: of === null ? null : { report: of, of_own: 0.9, of_other: 0.5 },
});

const contradiction = (id: string, sameOrigin: boolean): Contradiction => {
  const voice = { key: { report: 'r', claim: 'c' }, value: '4', words: { start: 0, end: 1, text: '٤' }, sentence: { start: 0, end: 1, text: '٤' } };
  return { id, kind: 'count', count: 'killed', first: voice, second: voice, same_origin: sameOrigin, reasons: [] };
};

describe('folding', () => {
  test('a copy of a copy stands behind the first', () => {
    const found = folded([copy('a', null), copy('b', 'a'), copy('c', 'b'), copy('d', null)]);
    expect(found.map((each) => [each.report, each.copies.map((teller) => teller.report)])).toEqual([['a', ['b', 'c']], ['d', []]]);
  });

  test('no report is lost, not even one whose original is not among them', () => {
    const tellers = [copy('a', 'elsewhere'), copy('b', 'a'), copy('c', null)];
    const found = folded(tellers).flatMap((each) => [each.report, ...each.copies.map((teller) => teller.report)]);
    expect(found.toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('counting', () => {
  test('the rules go round', () => {
    let rule = ruleOf(null);
    const seen = RULES.map(() => (rule = nextRule(rule)));
    expect(new Set(seen)).toEqual(new Set(RULES));
    expect(seen.at(-1)).toBe('all');
  });

  test('what is no rule counts all', () => {
    expect(ruleOf('nonsense')).toBe('all');
    expect(ruleOf('official')).toBe('official');
  });

  test('values that count stand before those that do not', () => {
    const value = (name: string, origins: string[], counted: string[]) => ({ field: 'place', value: name, entity: null, name_en: null, origins, counted, claims: 1 });
    const of = { backing: [value('a', ['1', '2'], []), value('b', ['3'], ['3'])] } as unknown as Comparison;
    expect(together(of, 'place').map((each) => each.value)).toEqual(['b', 'a']);
  });
});

describe('numbers', () => {
  test.each([
    ['killed:4', { kind: 'killed', low: 4, high: 4 }],
    ['killed:4-6', { kind: 'killed', low: 4, high: 6 }],
    ['displaced:20-', { kind: 'displaced', low: 20, high: null }],
    ['killed:-6', { kind: 'killed', low: null, high: 6 }],
    ['killed:', { kind: 'killed', low: null, high: null }],
  ])('%s', (value, count) => expect(countOf(value)).toEqual(count));
});

test('what one origin corrected is no contradiction of two', () => {
  const all = [contradiction('x', true), contradiction('y', false)];
  expect([standing(['x'], all), standing(['x', 'y'], all), standing(['z'], all)]).toEqual(['corrected', 'against', null]);
  expect(parted(all).against.map((each) => each.id)).toEqual(['y']);
  expect(parted(all).corrected.map((each) => each.id)).toEqual(['x']);
});

test('something stays on both sides of a split', () => {
  expect([canSplit(new Set(), 2), canSplit(new Set(['a']), 2), canSplit(new Set(['a', 'b']), 2)]).toEqual([false, true, false]);
});

test('what copies repeat is read once, and every claim of it is kept', () => {
  const excerpt = (start: number, text: string) => ({ start, end: start + text.length, text });
  const told = (report: string, start: number, text: string, sentence: number) => ({ key: { report, claim: 'c' }, words: excerpt(start, text), sentence });
  const sentences = { a: [excerpt(0, 'قتل 4 أمس')], b: [excerpt(50, 'قتل 4 أمس'), excerpt(70, 'قتل 4 اليوم')] };
  const value = { told: [told('a', 4, '4', 0), told('b', 54, '4', 0), told('b', 74, '4', 1)] } as unknown as Value;
  const found = toldOnce(value, sentences);
  expect(found.map((each) => each.claims.map((key) => key.report))).toEqual([['a', 'b'], ['b']]);
  expect(found[0]?.words.start).toBe(4);
});
