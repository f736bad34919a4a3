import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(fileURLToPath(new URL('./tokens.css', import.meta.url)), 'utf8');
const COLOURS = new Map(
  [...CSS.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((each) => [
    each[1] ?? '', { light: each[2] ?? '', dark: each[3] ?? '' },
  ]),
);
const THEMES = ['light', 'dark'] as const;
const PARTS = ['source', 'cue', 'content', 'trigger', 'actor', 'target', 'place', 'time', 'count'];
const GROUNDS = ['paper', 'sheet', 'raised', 'sunken', 'hover', 'chosen'];

/** Ink on ground, with the contrast that WCAG 2.2 asks: 4.5 for text (1.4.3), 3 for what is no text (1.4.11). */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...GROUNDS.flatMap((ground) => ['ink', 'soft', 'accent', 'accent-strong'].map((ink) => [ink, ground, 4.5] as const)),
  ...['paper', 'sheet', 'raised', 'sunken'].map((ground) => ['faint', ground, 4.5] as const),
  ...['paper', 'sheet', 'raised'].map((ground) => ['edge', ground, 3] as const),
  ...GROUNDS.map((ground) => ['focus', ground, 3] as const),
  ...['good', 'warn', 'bad', 'note'].flatMap((each) => [
    [each, `${each}-ground`, 4.5] as const, [each, 'sheet', 4.5] as const, [each, 'paper', 4.5] as const, ['ink', `${each}-ground`, 4.5] as const,
  ]),
  ...PARTS.flatMap((each) => [
    [each, `${each}-ground`, 4.5] as const, [each, 'sheet', 4.5] as const, ['ink', `${each}-ground`, 4.5] as const,
  ]),
  ['on-accent', 'accent', 4.5], ['on-accent', 'accent-strong', 4.5], ['on-bad', 'bad', 4.5],
];

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

test('contrast is reckoned as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(THEMES)('%s', (theme) => {
  test.each(PAIRS)('%s on %s has %d', (ink, ground, least) => {
    const [one, other] = [COLOURS.get(ink)?.[theme], COLOURS.get(ground)?.[theme]];
    expect(one, ink).toBeDefined();
    expect(other, ground).toBeDefined();
    expect(contrast(one ?? '', other ?? '')).toBeGreaterThanOrEqual(least);
  });
});
