import { expect, test } from 'vitest';
import { directionOfText } from './direction';

test.each([
  ['قُتل 11 شخصاً', 'rtl'],
  ['11 killed in النبع', 'ltr'],
  ['«قسد» said', 'rtl'],
  ['"ABC": قال', 'ltr'],
  ['🚀 قصف', 'rtl'],
  ['שלום', 'rtl'],
  ['ﻻ شيء', 'rtl'],
  ['2022-01-31', null],
  ['', null],
])('%s', (text, direction) => {
  expect(directionOfText(text)).toBe(direction);
});
