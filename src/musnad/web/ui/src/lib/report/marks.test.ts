import { describe, expect, test } from 'vitest';
import { Offsets } from '../offsets';
import { claimMeant, claimsAt, FOLLOWING, layersOf, Owned, piecesOf, STANDING, tagsOf, GROUPS, LAYERS, type Shown } from './marks';
import type { Card, Mark, Role } from './shapes';

const TEXT = '🚀 قصفت الطائرات بلدة السرو، وقال الناطق';
const place = (words: string): { start: number; end: number } => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + [...words].length };
};
const mark = (words: string, role: Role, of: string): Mark => ({ ...place(words), role, of });
const MARKS: Mark[] = [
  mark('قصفت', 'trigger', 'c1'), mark('الطائرات', 'actor', 'c1'), mark('السرو', 'place', 'c1'), mark('السرو', 'target', 'c1'),
  mark('بلدة السرو', 'place', 'c2'), mark('قال', 'cue', 's1'), mark('الناطق', 'source', 's1'), mark('قصفت الطائرات بلدة السرو', 'content', 's2'),
];
const ALL = new Set<Role>(Object.values(GROUPS).flat());
const card = (id: string, statement: string | null): Card => ({ id, chain: [{ statement }] }) as unknown as Card;
const shown = (chosen?: Card, roles: ReadonlySet<Role> = ALL): Shown => ({ roles, chosen });
const offsets = new Offsets(TEXT);
const words = (layers: ReturnType<typeof layersOf>) =>
  Object.fromEntries([...layers].map(([layer, spans]) => [layer, spans.map((span) => TEXT.slice(span.start, span.end))]));

test('without a chosen claim its event and all that is said is shown, not its parts', () => {
  expect(words(layersOf(MARKS, offsets, shown()))).toEqual({
    trigger: ['قصفت'], cue: ['قال'], source: ['الناطق'], content: ['قصفت الطائرات بلدة السرو'],
  });
});

test('of the chosen claim its parts are shown, and only the statements it went through', () => {
  expect(words(layersOf(MARKS, offsets, shown(card('c1', 's1'))))).toEqual({
    trigger: ['قصفت'], chosen: ['قصفت'], actor: ['الطائرات'], place: ['السرو'], target: ['السرو'], cue: ['قال'], source: ['الناطق'],
  });
});

test('what is switched off is not shown', () => {
  expect(words(layersOf(MARKS, offsets, shown(card('c1', 's1'), new Set<Role>(['actor']))))).toEqual({ actor: ['الطائرات'] });
});

test('places behind an emoji are those of the words', () => {
  expect(words(layersOf([mark('الناطق', 'source', 's1')], offsets, shown()))).toEqual({ source: ['الناطق'] });
});

test('the event at a place comes before parts of claims, and the shorter before the longer', () => {
  expect(claimsAt(MARKS, place('قصفت').start)).toEqual(['c1']);
  expect(claimsAt(MARKS, place('السرو').start)).toEqual(['c1', 'c2']);
  expect(claimsAt(MARKS, place('بلدة').start)).toEqual(['c2']);
  expect(claimsAt(MARKS, place('بلدة').start - 1)).toEqual([]);
});

test('each claim at a place can be reached by clicking again', () => {
  const at = place('السرو').start;
  expect(claimMeant(MARKS, at, undefined)).toBe('c1');
  expect(claimMeant(MARKS, at, 'c1')).toBe('c2');
  expect(claimMeant(MARKS, at, 'c2')).toBe('c1');
  expect(claimMeant(MARKS, at, 'c9')).toBe('c1');
  expect(claimMeant(MARKS, 1, 'c1')).toBeUndefined();
});

test('words that are several things have one label with all of them', () => {
  const tags = tagsOf(MARKS, offsets, shown(card('c1', null)), (role) => role.toUpperCase());
  expect(tags.map((tag) => [TEXT.slice(tag.at.start, tag.at.end), tag.text])).toEqual([
    ['قصفت', 'TRIGGER'], ['الطائرات', 'ACTOR'], ['السرو', 'PLACE · TARGET'],
  ]);
});

describe('where nothing can be drawn over the text', () => {
  const layers = layersOf([{ ...mark('لطائرات', 'actor', 'c1') }, mark('السرو', 'place', 'c1')], offsets, shown(card('c1', null)));
  const pieces = piecesOf(TEXT, layers);

  test('the pieces joined are the text', () => {
    expect(pieces.map((piece) => piece.text).join('')).toBe(TEXT);
  });

  test('elements stand around whole words', () => {
    const marked = pieces.filter((piece) => piece.roles.length > 0);
    expect(marked.map((piece) => [piece.text, piece.roles])).toEqual([['الطائرات', ['actor']], ['السرو', ['place']]]);
  });
});

test('every role has its layer', () => {
  expect([...ALL].filter((role) => !LAYERS.includes(role))).toEqual([]);
});

test('what stands and what follows the chosen claim make together what is shown', () => {
  const owned = new Owned(MARKS);
  for (const chosen of [undefined, card('c1', 's1'), card('c2', null)]) {
    const together = new Map([...layersOf(owned.following(chosen), offsets, shown(chosen)), ...layersOf(owned.standing, offsets, shown())]);
    expect(words(together)).toEqual(words(layersOf(MARKS, offsets, shown(chosen))));
  }
  expect([...STANDING, ...FOLLOWING].toSorted()).toEqual([...LAYERS].toSorted());
});
