import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, sumDecimals } from '../decimal.ts';
import { frameWidth, type HeadroomFigures, headroomParts, layOutHeadroom } from './headroom-layout.ts';

function figures(limit: string, notOverdue: string, overdue: string, delivered: string, openOrders: string) {
  return { limit, notOverdue, overdue, delivered, openOrders };
}

describe('the headroom bar', () => {
  test.each([
    // what                     limit          notOverdue overdue    delivered  openOrders   parts (from+width)                          over
    [
      'a quarter of each',
      figures('1000.00', '250.00', '250.00', '250.00', '250.00'),
      '0+210 210+210 420+210 630+210',
      undefined,
    ],
    ['half free', figures('1000.00', '400.00', '100.00', '0.00', '0.00'), '0+336 336+84', undefined],
    ['nothing used', figures('1000.00', '0.00', '0.00', '0.00', '0.00'), '', undefined],
    ['one fen is seen', figures('1000000.00', '0.01', '0.00', '0.00', '0.00'), '0+6', undefined],
    ['one fen of overdue is seen', figures('1000.00', '500.00', '0.01', '0.00', '0.00'), '0+414 414+6', undefined],
    ['one fen free is seen', figures('1000.00', '999.99', '0.00', '0.00', '0.00'), '0+834', undefined],
    [
      'over: the last part is cut',
      figures('1000.00', '900.00', '0.00', '0.00', '200.00'),
      '0+756 756+84',
      '840+84 100.00',
    ],
    ['one fen over is seen', figures('1000.00', '1000.01', '0.00', '0.00', '0.00'), '0+840', '840+24 0.01'],
    ['far over: no scale', figures('1000.00', '0.00', '5000.00', '0.00', '9.00'), '0+840', '840+160 4009.00 broken'],
    ['limit of zero', figures('0.00', '0.00', '0.00', '0.00', '50.00'), '', '0+160 50.00 broken'],
    ['limit of zero, unused', figures('0.00', '0.00', '0.00', '0.00', '0.00'), '', undefined],
    ['none granted', figures('none', '10.00', '20.00', '0.00', '0.00'), '', '0+160 30.00 broken'],
    ['unlimited', figures('unlimited', '50.00', '0.00', '0.00', '50.00'), '0+300 300+300', undefined],
  ])('%s', (_, given, parts, over) => {
    const layout = layOutHeadroom(given);
    expect(layout.parts.map(({ from, width }) => `${from}+${width}`).join(' ')).toBe(parts);
    const { over: out } = layout;
    expect(out && `${out.from}+${out.width} ${out.amount}${out.broken ? ' broken' : ''}`).toBe(over);
  });

  test.each([
    ['1000.00', 'closed'],
    ['0.00', 'absent'],
    ['none', 'absent'],
    ['unlimited', 'open'],
  ])('a limit of %s has a frame that is %s', (limit, kind) => {
    expect(layOutHeadroom(figures(limit, '1.00', '0.00', '0.00', '0.00')).frame.kind).toBe(kind);
  });

  const amount = fc.bigInt({ min: 0n, max: 10n ** 17n }).map((minor) => {
    const text = minor.toString().padStart(3, '0');
    return `${text.slice(0, -2)}.${text.slice(-2)}`;
  });
  const anyFigures: fc.Arbitrary<HeadroomFigures> = fc.record({
    limit: amount,
    notOverdue: amount,
    overdue: amount,
    delivered: amount,
    openOrders: amount,
  });

  test('no part overlaps, none that exists is invisible, and it looks full exactly when it is', () => {
    fc.assert(
      fc.property(anyFigures, (given) => {
        const { parts, over } = layOutHeadroom(given);
        const used = sumDecimals(headroomParts.map((part) => given[part]));
        const isZero = compareDecimals(given.limit, '0') === 0;
        const end = parts.reduce((from, span) => {
          expect(span.from).toBe(from);
          expect(span.width).toBeGreaterThanOrEqual(6);
          return from + span.width;
        }, 0);
        expect(end).toBeLessThanOrEqual(frameWidth);
        if (!isZero) expect(end === frameWidth).toBe(compareDecimals(used, given.limit) >= 0);
        expect(over !== undefined).toBe(compareDecimals(used, given.limit) > 0);
      }),
    );
  });
});
