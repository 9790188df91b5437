import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerId } from '#customers';
import { asCurrency, CNY, type Currency, calendarDate, money } from '#kernel';
import type { LimitId, LimitScope } from '#limits';
import type { Marks } from '#receivables';
import { type Around, type Asking, type GroupMember, levelsOf } from './levels-of.ts';

const USD = asCurrency('USD');
const asOf = calendarDate('2026-03-31');
const id = (code: string) => code as CustomerId;

function member(
  code: string,
  parent: string | null,
  exposure: number,
  marked: [Marks, number][] = [],
  currency = CNY,
): GroupMember {
  return {
    customerId: id(code),
    parentId: parent === null ? null : id(parent),
    currency,
    exposureMinor: BigInt(exposure),
    marked: marked.map(([marks, minor]) => ({
      marks,
      openOrdersMinor: BigInt(minor),
      deliveredMinor: 0n,
      receivablesMinor: 0n,
    })),
  };
}

function limit(code: string, scope: LimitScope, minor: number | null, from = '2026-01-01', currency: Currency = CNY) {
  const amount =
    minor === null
      ? ({ kind: 'unlimited' } as const)
      : ({ kind: 'amount', amount: money(currency, BigInt(minor)) } as const);
  const limitId = `${code} ${JSON.stringify(scope)} ${from}` as LimitId;
  return {
    limitId,
    scope,
    customerId: id(code),
    customerCode: code,
    amount,
    validFrom: calendarDate(from),
    validTo: calendarDate('2026-12-31'),
  };
}

const group: LimitScope = { level: 'group' };
const line: LimitScope = { level: 'customer', productLine: 'L' };

/** TOP has MID and SIS below it, MID has LOW. */
const members = [
  member('TOP', null, 100),
  member('MID', 'TOP', 20, [[{ productLine: 'L' }, 15]]),
  member('LOW', 'MID', 7, [
    [{ productLine: 'L', sellerCode: 'S' }, 3],
    [{ productLine: 'V' }, 4],
  ]),
  member('SIS', 'TOP', 1000),
];
const rates = [
  { currency: CNY, cnyTenThousandths: 10_000n },
  { currency: USD, cnyTenThousandths: 70_000n },
];
const none: Asking = {
  marks: undefined,
  own: { openMinor: 0n },
  order: { openMinor: 0n },
  document: { type: 'quotation', number: '' },
};

function told(code: string, limits: Around['limits'], asking: Partial<Asking> = {}, around: Partial<Around> = {}) {
  const levels = levelsOf(
    { customerId: id(code), currency: CNY },
    { ...none, ...asking },
    { asOf, members, limits, rates, ...around },
  );
  return levels.map(({ customerCode, limit: given, usedMinor, ofOrderMinor }) => {
    const amount = given === null || given === 'unlimited' ? given : given.minor;
    return `${customerCode} ${usedMinor}/${amount}${ofOrderMinor > 0n ? ` order ${ofOrderMinor}` : ''}`;
  });
}

const ofLine = { marks: { productLine: 'L' } };
const own = { openMinor: 5n };

// biome-ignore format: a table
test.each<[what: string, code: string, limits: Around['limits'], asking: Partial<Asking>, expected: string[]]>([
  // what                                        who    granted                                      asked                          told
  ['a group limit takes in everyone below',      'LOW', [limit('MID', group, 50)],                   {},                            ['MID 27/50']],
  ['it reaches its own customer too',            'MID', [limit('MID', group, 50)],                   {},                            ['MID 27/50']],
  ['nobody beside or above',                     'SIS', [limit('MID', group, 50)],                   {},                            []],
  ['every level above counts',                   'LOW', [limit('TOP', group, 2000), limit('MID', group, 50)], {},                   ['TOP 1127/2000', 'MID 27/50']],
  ['a sub-limit is only for its line',           'LOW', [limit('LOW', line, 10)],                    {},                            []],
  ['whoever sells it',                           'LOW', [limit('LOW', line, 10)],                    ofLine,                        ['LOW 3/10']],
  ['another customer’s is not for it',           'LOW', [limit('MID', line, 10)],                    ofLine,                        []],
  ['a line of the whole group',                  'LOW', [limit('TOP', { ...line, level: 'group' }, 90)], ofLine,                    ['TOP 18/90']],
  ['a seller and a line together',               'LOW', [limit('LOW', { ...line, sellerCode: 'S' }, 10)], { marks: { productLine: 'L', sellerCode: 'T' } }, []],
  ['the newest that has begun',                  'LOW', [limit('LOW', line, 10), limit('LOW', line, 20, '2026-03-31'), limit('LOW', line, 30, '2026-04-01')], ofLine, ['LOW 3/20']],
  ['unlimited is told',                          'LOW', [limit('LOW', line, null)],                  ofLine,                        ['LOW 3/unlimited']],
  ['its own reservation is not in the way',      'LOW', [limit('MID', group, 50)],                   { own },                       ['MID 22/50']],
  ['nor where it bears the line already',        'LOW', [limit('LOW', line, 10)],                    { ...ofLine, own: { openMinor: 2n, ...ofLine } }, ['LOW 1/10']],
  ['but what it reserves for another line is not in there', 'LOW', [limit('LOW', line, 10)],         { ...ofLine, own: { openMinor: 2n, marks: { productLine: 'V' } } }, ['LOW 3/10']],
  ['what its order has of the line',             'LOW', [limit('LOW', line, 10)],                    { ...ofLine, order: { openMinor: 2n, ...ofLine } }, ['LOW 3/10 order 2']],
  ['an order of another line gives it nothing',  'LOW', [limit('LOW', line, 10)],                    { ...ofLine, order: { openMinor: 2n } }, ['LOW 3/10']],
])('%s', (_what, code, limits, asking, expected) => {
  expect(told(code, limits, asking)).toEqual(expected);
});

test('amounts of other currencies count at the policy’s rates, in the document’s currency; without a rate nothing is told', () => {
  const abroad = [member('TOP', null, 100), member('MID', 'TOP', 20, [], USD), member('LOW', 'MID', 7)];
  const granted = [limit('TOP', group, 50, '2026-01-01', USD)];
  expect(told('LOW', granted, {}, { members: abroad })).toEqual(['TOP 247/350']);
  expect(told('LOW', granted, {}, { members: abroad, rates: rates.slice(0, 1) })).toEqual(['TOP null/null']);
});

test('whoever stands below whom: each limit of a line of groups uses the sum of those whose line passes it', () => {
  const tree = fc.array(fc.record({ parent: fc.nat(6), minor: fc.nat(1000) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(tree, fc.nat(7), (all, at) => {
      // Each stands below one that came before it, or on top: a move is another tree.
      const family = all.map(({ parent, minor }, place) =>
        member(`${place}`, place === 0 ? null : `${parent % place}`, minor),
      );
      const limits = family.map((_, place) => limit(`${place}`, group, 1));
      const asked = `${at % family.length}`;
      const levels = levelsOf({ customerId: id(asked), currency: CNY }, none, { asOf, members: family, limits, rates });
      const below = (code: string): bigint =>
        family.reduce(
          (sum, one) => (one.parentId === code ? sum + below(one.customerId) : sum),
          family.find(({ customerId }) => customerId === code)?.exposureMinor ?? 0n,
        );
      for (const { customerCode, usedMinor } of levels) expect(usedMinor).toBe(below(customerCode));
      expect(levels.map(({ customerCode }) => customerCode)).toContain(asked);
      expect(levels.map(({ customerCode }) => customerCode)).toContain('0');
    }),
  );
});
