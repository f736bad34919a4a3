import { describe, expect, it } from 'vitest';
import { drawnOf, laidOut, toneOf, type Quoting, type Voice } from './layout';

const voice = (id: string, group: Voice['group'] = 'organization'): Voice => ({ id, name: id, name_en: null, group, quoted: 0, quotes: 0 });
const quoting = (quoter: string, quoted: string, claims = 1, acts: Record<string, number> = {}): Quoting => ({ quoter, quoted, claims, acts });
const VOICES = [voice('o1', 'outlet'), voice('o2', 'outlet'), voice('agency', 'agency'), voice('a'), voice('b')];
const QUOTINGS = [quoting('o1', 'b', 5), quoting('o2', 'a', 4), quoting('o1', 'agency', 3), quoting('agency', 'a', 2)];

describe('voices', () => {
  it('stand in columns from who hands on to who is quoted', () => {
    const found = new Map(laidOut(VOICES, QUOTINGS).map((node) => [node.voice.id, node.column]));
    expect(Object.fromEntries(found)).toEqual({ o1: 0, o2: 0, agency: 1, a: 2, b: 2 });
  });

  it('stand near those they are joined with, so that lines do not cross', () => {
    const rows = new Map(laidOut(VOICES, QUOTINGS.slice(0, 2)).map((node) => [node.voice.id, node.row]));
    expect(Math.sign((rows.get('o1') ?? 0) - (rows.get('o2') ?? 0))).toBe(Math.sign((rows.get('b') ?? 0) - (rows.get('a') ?? 0)));
  });

  it('are always laid out the same, each in a place of its own', () => {
    const once = laidOut(VOICES, QUOTINGS);
    expect(laidOut(VOICES, QUOTINGS)).toEqual(once);
    expect(new Set(once.map((node) => `${node.column}/${node.row}`)).size).toBe(VOICES.length);
    expect(once.map((node) => node.voice.id).sort()).toEqual(VOICES.map((each) => each.id).sort());
  });
});

describe('quotings', () => {
  it('are drawn as the strongest, or all of the voice that is chosen', () => {
    expect(drawnOf(QUOTINGS, null, 2)).toEqual(QUOTINGS.slice(0, 2));
    expect(drawnOf(QUOTINGS, 'agency', 1)).toEqual([QUOTINGS[2], QUOTINGS[3]]);
  });

  it('tell when they are mostly accusations or denials', () => {
    expect(toneOf(quoting('a', 'b', 4, { accuse: 3 }))).toBe('accuse');
    expect(toneOf(quoting('a', 'b', 4, { deny: 2 }))).toBe('deny');
    expect(toneOf(quoting('a', 'b', 4, { accuse: 1, assert: 3 }))).toBe('plain');
    expect(toneOf(quoting('a', 'b', 4))).toBe('plain');
  });
});
