import { expect, test } from 'vitest';
import { actOf, KEYS, type Act, type Press } from './keys';

const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  key, code, ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false, ...more,
});

test.each<[string, string, Act]>([
  ['j', 'KeyJ', 'next'], ['k', 'KeyK', 'previous'], ['a', 'KeyA', 'accept'], ['e', 'KeyE', 'edit'], ['r', 'KeyR', 'reject'],
  ['u', 'KeyU', 'unsure'], ['z', 'KeyZ', 'undo'], ['n', 'KeyN', 'add'], ['?', 'Slash', 'help'], ['Escape', 'Escape', 'leave'],
])('%s means what it says', (key, code, act) => {
  expect(actOf(press(key, code))).toBe(act);
});

test.each<[string, string, Act]>([
  ['ت', 'KeyJ', 'next'], ['ن', 'KeyK', 'previous'], ['ش', 'KeyA', 'accept'], ['ث', 'KeyE', 'edit'], ['ق', 'KeyR', 'reject'],
  ['ع', 'KeyU', 'unsure'], ['ئ', 'KeyZ', 'undo'], ['ى', 'KeyN', 'add'], ['؟', 'Slash', 'help'],
])('on an Arabic keyboard %s stands where the letter does', (key, code, act) => {
  expect(actOf(press(key, code))).toBe(act);
});

test('a Latin letter is taken as it is written, wherever it stands', () => {
  expect(actOf(press('a', 'KeyQ'))).toBe('accept');
  expect(actOf(press('q', 'KeyA'))).toBeNull();
  expect(actOf(press('J', 'KeyJ'))).toBe('next');
});

test.each([press('a', 'KeyA', { ctrlKey: true }), press('z', 'KeyZ', { metaKey: true }), press('r', 'KeyR', { altKey: true }),
  press('ش', 'KeyA', { isComposing: true }), press('Enter', 'Enter'), press('F5', 'F5'), press('b', 'KeyB'), press('Unidentified', 'KeyA')])(
  '$key with $code means nothing', (given) => {
    expect(actOf(given)).toBeNull();
  });

test('a key held down moves on, and decides once', () => {
  expect(actOf(press('j', 'KeyJ', { repeat: true }))).toBe('next');
  expect(actOf(press('a', 'KeyA', { repeat: true }))).toBeNull();
});

test('every act has its key', () => {
  expect(new Set(Object.values(KEYS)).size).toBe(Object.keys(KEYS).length);
});
