import fc from 'fast-check';
import { calendarDate, CNY } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { type Figures, findLineItem } from './chart.ts';
import { findPrior, type Span, type Statement } from './statement.ts';
import { seriesOf, sinceStatementBefore, yearToDate } from './statement-series.ts';

const ends = { first_quarter: '03-31', half_year: '06-30', third_quarter: '09-30', annual: '12-31' } as const;
type More = Partial<Omit<Statement, 'figures'>> & { readonly year?: number };

function statement(span: Span, figures: Record<string, number>, { year = 2025, ...more }: More = {}): Statement {
  const minor = Object.entries(figures).map(([line, yuan]) => [findLineItem(line), BigInt(yuan) * 100n] as const);
  const periodEnd = calendarDate(`${year}-${ends[span]}`);
  const read = Object.fromEntries(minor) as Figures;
  return { periodEnd, span, currency: CNY, audited: false, source: '', figures: read, ...more };
}

const single = { flows: 'single_quarter' } as const;
const yuan = (figures: Figures | undefined) =>
  figures && Object.fromEntries(Object.entries(figures).map(([line, minor]) => [line, Number(minor / 100n)]));

const q1 = statement('first_quarter', {
  revenue: 100,
  cash: 10,
  opening_cash: 5,
  closing_cash: 10,
  net_cash_change: 5,
});
const half = statement('half_year', { revenue: 250, cash: 12, opening_cash: 5, closing_cash: 12, net_cash_change: 7 });
const q2 = statement(
  'half_year',
  { revenue: 150, cash: 12, opening_cash: 10, closing_cash: 12, net_cash_change: 2 },
  single,
);
const q3 = statement('third_quarter', { revenue: 90, cash: 20 }, single);
const q4 = statement('annual', { revenue: 60, cash: 30, total_assets: 99 }, single);
const year = statement('annual', { revenue: 400, cash: 30, net_profit: 7 });
const h2 = statement(
  'annual',
  { revenue: 150, cash: 30, opening_cash: 12, total_assets: 99 },
  { flows: 'second_half' },
);

describe('a quarter alone becomes year to date', () => {
  it.each([
    [
      'from the quarter before it',
      q2,
      [q1],
      { revenue: 250, cash: 12, opening_cash: 5, closing_cash: 12, net_cash_change: 7 },
    ],
    [
      'through quarters that are alone themselves',
      q4,
      [q1, q2, q3],
      { revenue: 400, cash: 30, opening_cash: 5, total_assets: 99 },
    ],
    ['from the half year where that is given', q3, [half], { revenue: 340, cash: 20, opening_cash: 5 }],
    ['not where one of them is missing', q4, [q1, q3], undefined],
    ['not from the parent’s', q2, [{ ...q1, scope: 'parent' }], undefined],
    ['not from another currency', q2, [{ ...q1, currency: 'USD' as typeof CNY }], undefined],
    ['not from another year', q2, [{ ...q1, periodEnd: calendarDate('2024-03-31') }], undefined],
    [
      'a flow is known where both are',
      q2,
      [statement('first_quarter', { net_profit: 4 })],
      { cash: 12, closing_cash: 12 },
    ],
    ['the second half, from the first', h2, [half], { revenue: 400, cash: 30, opening_cash: 5, total_assets: 99 }],
    ['…which was two quarters', h2, [q1, q2], { revenue: 400, cash: 30, opening_cash: 5, total_assets: 99 }],
    ['not from three quarters', h2, [statement('third_quarter', { revenue: 340 })], undefined],
    ['year to date stays what it is', half, [q1], yuan(half.figures)],
  ] as const)('%s', (_, one, others, expected) => {
    const read = yearToDate(one, others);
    expect(yuan(read?.figures)).toEqual(expected);
    expect(read?.flows).toBe(undefined);
  });
});

describe('the last part of the year alone', () => {
  it.each([
    ['the first quarter is itself', q1, [], '2024-12-31', { revenue: 100, net_cash_change: 5 }],
    ['half a year less its first quarter', half, [q1], '2025-03-31', { revenue: 150, net_cash_change: 2 }],
    ['a year less its half, where nothing is nearer', year, [half, q1], '2025-06-30', { revenue: 150 }],
    ['half a year, where nothing stands before it', half, [year], '2024-12-31', { revenue: 250, net_cash_change: 7 }],
    ['a year, where nothing stands before it', year, [], '2024-12-31', { revenue: 400, net_profit: 7 }],
    ['a quarter that is alone already', q3, [], '2025-06-30', { revenue: 90 }],
    ['a second half that is alone already', h2, [half], '2025-06-30', { revenue: 150 }],
  ] as const)('%s', (_, one, among, after, expected) => {
    const since = sinceStatementBefore(one, among);
    expect([since.after, yuan(since.figures)]).toEqual([after, expected]);
  });

  it('put together again is the year to date', () => {
    const quarters = fc.array(fc.bigInt(-(10n ** 14n), 10n ** 14n), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(quarters, (flows) => {
        const spans = ['first_quarter', 'half_year', 'third_quarter', 'annual'] as const;
        const alone = spans.map((span, at) => ({
          ...statement(span, {}, span === 'first_quarter' ? {} : single),
          figures: { revenue: flows[at] ?? 0n },
        }));
        const series = seriesOf(alone);
        expect(series.map(({ figures }) => figures.revenue)).toEqual(
          flows.map((_, at) => flows.slice(0, at + 1).reduce((sum, each) => sum + each, 0n)),
        );
        expect(series.map((one) => sinceStatementBefore(one, series).figures.revenue)).toEqual(flows);
        expect(seriesOf(series)).toEqual(series);
      }),
    );
  });
});

describe('of several of one period the surest speaks', () => {
  const group = statement('annual', { revenue: 1 });
  const parent = { ...statement('annual', { revenue: 2 }), scope: 'parent', audited: true } as const;
  const audited = { ...statement('annual', { revenue: 3 }), audited: true };
  const tax = { ...statement('annual', { revenue: 4 }), preparedFor: 'tax_filed' } as const;
  const management = { ...statement('annual', { revenue: 5 }), preparedFor: 'management' } as const;
  const [h1, alone] = [half, { ...q2, figures: { revenue: 777n } }];
  it.each([
    ['the group’s before the parent’s audited ones', [parent, group], [group]],
    ['audited before unaudited', [group, audited, parent], [audited]],
    ['unaudited before those for the tax office', [tax, group], [group]],
    ['those for the tax office before management’s', [management, tax], [tax]],
    ['the parent’s where nothing else is there', [parent], [parent]],
    ['what is given before what is put together', [q1, alone, h1], [q1, h1]],
    ['a quarter without its predecessors speaks for nothing', [q3, q1], [q1]],
    ['each period by itself', [audited, half, { ...audited, periodEnd: calendarDate('2024-12-31') }], undefined],
  ] as const)('%s', (_, given, expected) => expect(seriesOf<Statement>(given)).toEqual(expected ?? given));
});

test('the group is not set against the parent of the year before', () => {
  const before = { ...year, periodEnd: calendarDate('2024-12-31'), scope: 'parent' } as const;
  expect(findPrior(year, [before])).toBe(undefined);
  expect(findPrior({ ...year, scope: 'parent' }, [before])).toBe(before);
});
