import { expect, test } from 'vitest';
import { Offsets } from '../offsets';
import { bodyOf, drawnFor, EMPTY, holding } from './adding';
import type { ReadPage, Statement } from './shapes';

const TEXT = '🚀 قال الناطق إن جنود الوادي قتلوا ١٢ رجلاً في السرو أمس.';
const at = (words: string) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + [...words].length };
};
const excerpt = (words: string) => ({ ...at(words), text: words });
const PAGE = {
  marks: [{ ...at('الوادي'), role: 'organization', of: 'e1' }, { ...at('السرو'), role: 'location', of: 'e2' }, { ...at('الناطق'), role: 'person', of: 'm9' }],
  entities: [{ id: 'e1' }, { id: 'e2' }],
  times: [{ span: excerpt('أمس'), value: '2022-01-30' }],
} as unknown as ReadPage;
const offsets = new Offsets(TEXT);
const draw = (pieces: typeof EMPTY, slot: Parameters<typeof drawnFor>[1], words: string) => drawnFor(pieces, slot, at(words), PAGE, offsets);
const TOLD = { type: 'HARM', mode: 'killed', factuality: 'asserted', statement: 's1' };

test('words drawn for a slot bring the entity, the time or the figures that stand there', () => {
  const pieces = draw(draw(draw(draw(EMPTY, 'actors', 'جنود الوادي'), 'place', 'السرو'), 'time', 'أمس'), 'counts', '١٢ رجلاً');
  expect(pieces.actors.map(({ text, entity }) => [text, entity])).toEqual([['جنود الوادي', 'e1']]);
  expect(pieces.place[0]?.entity).toBe('e2');
  expect(pieces.time[0]?.time).toBe('2022-01-30');
  expect([pieces.counts[0]?.min, pieces.counts[0]?.max]).toEqual(['12', '12']);
});

test('a name that belongs to no entity of the report is taken as words alone', () => {
  expect(draw(EMPTY, 'actors', 'الناطق').actors[0]?.entity).toBeNull();
});

test('a slot of one takes the last words drawn, a list takes each once', () => {
  expect(draw(draw(EMPTY, 'trigger', 'قال'), 'trigger', 'قتلوا').trigger.map((each) => each.text)).toEqual(['قتلوا']);
  expect(draw(draw(draw(EMPTY, 'actors', 'الوادي'), 'actors', 'الناطق'), 'actors', 'الوادي').actors.map((each) => each.text)).toEqual(['الناطق', 'الوادي']);
});

test('the innermost statement around the words holds them', () => {
  const said = (id: string, depth: number, words: string) => ({ id, depth, content: [excerpt(words)] }) as unknown as Statement;
  const all = [said('s1', 0, 'جنود الوادي قتلوا ١٢ رجلاً في السرو أمس'), said('s2', 1, 'قتلوا ١٢ رجلاً'), said('s3', 0, 'الناطق')];
  expect(holding(all, at('قتلوا'))?.id).toBe('s2');
  expect(holding(all, at('السرو'))?.id).toBe('s1');
  expect(holding(all, at('قال'))).toBeUndefined();
});

test('a claim is sent once it has a word for its event', () => {
  expect(bodyOf(EMPTY, TOLD)).toBeNull();
  const pieces = draw(draw(draw(EMPTY, 'trigger', 'قتلوا'), 'counts', '١٢ رجلاً'), 'time', 'أمس');
  expect(bodyOf(pieces, TOLD)).toEqual({
    trigger: at('قتلوا'), type: 'HARM', mode: 'killed', factuality: 'asserted', actors: [], targets: [], place: null,
    time: '2022-01-30', time_words: at('أمس'), counts: [{ kind: 'killed', words: at('١٢ رجلاً'), min: 12, max: 12 }], statement: 's1',
  });
});

test('a number without a figure is not sent', () => {
  expect(bodyOf(draw(draw(EMPTY, 'trigger', 'قتلوا'), 'counts', 'رجلاً'), TOLD)).toBeNull();
});
