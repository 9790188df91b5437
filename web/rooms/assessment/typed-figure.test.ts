import { expect, test } from 'vitest';
import { readTypedFigure } from './typed-figure.ts';

test.each([
  ['1,234.5', '1234.50'],
  ['-1,234.5', '-1234.50'],
  ['(1234)', '-1234.00'],
  ['（125万）', '-1250000.00'],
  ['−3', '-3.00'],
  ['-0', '0.00'],
  ['', undefined],
  ['-', undefined],
  ['()', undefined],
  ['abc', undefined],
])('%s is %s', (typed, figure) => expect(readTypedFigure(typed)).toBe(figure));
