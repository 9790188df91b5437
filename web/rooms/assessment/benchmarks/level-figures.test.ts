import { expect, test } from 'vitest';
import { shownFigure, typedFigure } from './level-figures.ts';

test.each([
  ['12.5', 'percent', 0.125],
  ['-2 %', 'percent', -0.02],
  ['1,250', 'days', 1250],
  ['0.8', 'times', 0.8],
  ['', 'times', null],
  [undefined, 'percent', null],
  ['n/a', 'percent', undefined],
] as const)('%s in %s is %s', (text, unit, figure) => {
  expect(typedFigure(text, unit)).toBe(figure);
});

test('what is not there is shown as nothing', () => {
  expect([shownFigure(null, 'percent'), shownFigure(0.125, 'percent'), shownFigure(1.5, 'times')]).toEqual([
    '—',
    '12.5%',
    '1.50',
  ]);
});
