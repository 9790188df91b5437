import { expect, test } from 'vitest';
import type { Statement } from '../assessment.ts';
import { differingLines, keptBefore, saysMore } from './kept-before.ts';

const kind = { scope: 'consolidated', assurance: 'audited', flows: 'year_to_date' } as const;
const kept: Statement = {
  ...kind,
  id: 's',
  customerCode: 'C',
  periodEnd: '2024-12-31',
  span: 'annual',
  currency: 'CNY',
  audited: true,
  opinion: null,
  source: '',
  version: 1,
  enteredBy: '',
  enteredAt: '',
  figures: { cash: '100.00', inventories: '20.00' },
  doubts: [],
  opening: null,
  speaks: true,
  since: { after: '2023-12-31', figures: {} },
};

test.each([
  ['the same period and kind', { periodEnd: '2024-12-31', span: 'annual' }, kind, true],
  ['another day', { periodEnd: '2023-12-31', span: 'annual' }, kind, false],
  ['another span', { periodEnd: '2024-12-31', span: 'half_year' }, kind, false],
  ['another kind', { periodEnd: '2024-12-31', span: 'annual' }, { ...kind, assurance: 'unaudited' }, false],
] as const)('kept before: %s', (_, period, one, found) => {
  expect(keptBefore(period, one, [kept])).toBe(found ? kept : undefined);
});

test.each([
  ['the same', { cash: '100', inventories: '20.00' }, [], false],
  ['fewer lines', { cash: '100.00' }, [], false],
  ['another figure', { cash: '100.01' }, ['cash'], true],
  ['one line more', { cash: '100.00', goodwill: '1.00' }, [], true],
] as const)('%s', (_, figures, lines, more) => {
  expect([differingLines(figures, kept), saysMore(figures, kept)]).toEqual([lines, more]);
});
