import { expect, test } from 'vitest';
import { amountText, CNY, calendarDate, canonicalJson, cny, money } from '#kernel';
import type { GrantedLimit, LimitId, LimitScope } from '#limits';
import type { CheckRule } from '#policy';
import { type CheckFacts, type CheckRequest, checkCredit, decisionPath } from './credit-check.ts';
import { effectiveLimit, mostThatFits } from './effective-limit.ts';
import { excessOf } from './excess.ts';
import type { LevelFacts } from './level-facts.ts';
import { readSnapshot } from './snapshot.ts';
import { waysOut } from './ways-out.ts';

const today = calendarDate('2026-03-31');
const block = { strength: { quotation: 'block', sales_order: 'block', delivery: 'block' } } as const;

const own: GrantedLimit = {
  limitId: 'limit' as LimitId,
  amount: { kind: 'amount', amount: cny('100000') },
  singleDocument: null,
  validFrom: calendarDate('2026-01-01'),
  validTo: calendarDate('2026-12-31'),
};

/** Limit ¥100,000, exposure ¥20,000: ¥80,000 are left of the customer's own. */
const good: CheckFacts = {
  asOf: today,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: own,
  exposureMinor: cny('20000').minor,
  takenMinor: 0n,
  oldestOpen: null,
  rules: { version: 'check-1', overdueDaysTolerated: 30 },
};

const group: LimitScope = { level: 'group' };
const seller: LimitScope = { level: 'customer', sellerCode: 'S' };
const line: LimitScope = { level: 'customer', productLine: 'L' };

function level(scope: LimitScope, limit: string | null, used = '0', more: Partial<LevelFacts> = {}): LevelFacts {
  return {
    limitId: canonicalJson(scope),
    scope,
    customerCode: scope.level === 'group' ? 'HEAD' : 'C1',
    limit: limit === null || limit === 'unlimited' ? limit : cny(limit),
    validTo: own.validTo,
    usedMinor: cny(used).minor,
    ofOrderMinor: 0n,
    ...more,
  };
}

function order(amount: string, prepaid = '0'): CheckRequest {
  return { documentType: 'sales_order', amountMinor: cny(amount).minor, prepaidMinor: cny(prepaid).minor };
}

const ended = { validTo: calendarDate('2026-03-30') };
const lastDay = { validTo: today };
const untold = { usedMinor: null };
const fromOrder = { ofOrderMinor: cny('30000').minor };

// biome-ignore format: a table
test.each<[what: string, levels: LevelFacts[], asked: [amount: string, prepaid?: string], objections: string[]]>([
  // what                                  levels                                                     order                 objections
  ['a group limit, to the fen',            [level(group, '50000', '20000')],                          ['30000'],            []],
  ['one fen over the group',               [level(group, '50000', '20000')],                          ['30000.01'],         ['over_group_limit 0.01']],
  ['a sub-limit, to the fen',              [level(line, '30000')],                                    ['30000'],            []],
  ['one fen over the sub-limit',           [level(line, '30000')],                                    ['30000.01'],         ['over_sub_limit 0.01']],
  ['one fen over the seller’s',            [level(seller, '30000', '10000')],                         ['20000.01'],         ['over_seller_limit 0.01']],
  ['all that fail are told, with figures', [level(group, '50000'), level(line, '30000'), level(seller, '9000')], ['90000'], ['over_group_limit 40000.00', 'over_limit 10000.00', 'over_seller_limit 81000.00', 'over_sub_limit 60000.00']],
  ['two of a kind: each for itself',       [level(line, '30000'), level({ ...line, sellerCode: 'S' }, '10000')], ['40000'], ['over_sub_limit 10000.00', 'over_sub_limit 30000.00']],
  ['what is prepaid asks no limit',        [level(line, '0')],                                        ['5000', '5000'],     []],
  ['zero is an amount',                    [level(line, '0')],                                        ['0.01'],             ['over_sub_limit 0.01']],
  ['unlimited lets pass',                  [level(line, 'unlimited', '999999')],                      ['5000'],             []],
  ['on its last day it gives',             [level(line, '30000', '0', lastDay)],                      ['5000'],             []],
  ['the day after it gives nothing',       [level(line, '30000', '0', ended)],                        ['5000'],             ['over_sub_limit 5000.00']],
  ['over already: less than nothing left', [level(line, '30000', '40000')],                           ['1'],                ['over_sub_limit 10001.00']],
  ['what cannot be told lets pass',        [level(group, '0', '0', untold)],                          ['5000'],             []],
  ['what the order has is not asked twice', [level(line, '30000', '30000', fromOrder)],               ['30000'],            []],
])('%s', (_what, levels, [amount, prepaid], expected) => {
  const { objections } = checkCredit({ ...good, levels }, order(amount, prepaid));
  const told = objections.map((one) => `${one.code} ${'shortBy' in one ? amountText(one.shortBy) : ''}`);
  expect(told.toSorted()).toEqual(expected);
});

const alone: CheckRule = { code: 'over_seller_limit', standsAlone: true, ...block };
const warns: CheckRule = { code: 'over_sub_limit', strength: { sales_order: 'warn' } };
const members: CheckRule = { code: 'over_group_limit', ceiling: cny('1'), ...block };

// biome-ignore format: a table
test.each<[what: string, rules: CheckRule[], levels: LevelFacts[], amount: string, objections: string[], warnings: string[]]>([
  // what                                             rules      levels                               order     objections              warnings
  ['shared: the customer’s own counts too',           [],        [level(seller, '500000')],           '90000',  ['over_limit'],         []],
  ['alone: it stands in place of it',                 [alone],   [level(seller, '500000')],           '90000',  [],                     []],
  ['alone, and too small',                            [alone],   [level(seller, '5000')],             '90000',  ['over_seller_limit'],  []],
  ['alone says nothing of another seller’s documents', [alone],  [],                                  '90000',  ['over_limit'],         []],
  ['a group’s limit for the seller does not stand for it', [alone], [level({ ...seller, level: 'group' }, '500000')], '90000', ['over_limit'], []],
  ['the policy may let one only warn',                [warns],   [level(line, '5000')],               '6000',   [],                     ['over_sub_limit']],
  ['a granted group limit is read, not the members’', [members], [level(group, '50000')],             '6000',   [],                     []],
])('%s', (_what, rules, levels, amount, objections, warnings) => {
  const decision = checkCredit({ ...good, levels, rules: { ...good.rules, rules } }, order(amount));
  expect(decision.objections.map(({ code }) => code)).toEqual(objections);
  expect(decision.warnings.map(({ code }) => code)).toEqual(warnings);
});

// biome-ignore format: a table
test.each<[what: string, facts: Partial<CheckFacts>, levels: LevelFacts[], binds: string, most: string]>([
  // what                                   facts             levels                                            binds       most
  ['only the customer’s own',               {},               [],                                               'customer', '80000.00'],
  ['the group’s is smaller',                {},               [level(group, '50000')],                          'group',    '50000.00'],
  ['the group’s is larger',                 {},               [level(group, '500000')],                         'customer', '80000.00'],
  ['the least headroom, not the least limit', {},             [level(group, '500000', '490000'), level(line, '30000')], 'group', '10000.00'],
  ['equal: the narrower',                   {},               [level(seller, '80000')],                         'seller',   '80000.00'],
  ['below zero nothing fits',               {},               [level(line, '5000', '6000')],                    'sub',      '0.00'],
  ['unlimited of its own, bounded beside',  { limit: { ...own, amount: { kind: 'unlimited' } } }, [level(line, '5000')], 'sub', '5000.00'],
  ['nothing granted counts as zero',        { limit: null },  [level(line, '5000')],                            'customer', '0.00'],
  ['ended, it gives nothing',               {},               [level(line, '5000', '0', ended)],                'sub',      '0.00'],
  ['one that cannot be told is left out',   {},               [level(group, '0', '0', untold)],                 'customer', '80000.00'],
])('the effective limit: %s', (_what, change, levels, binds, most) => {
  const told = effectiveLimit({ ...good, ...change, levels });
  expect(told.filter((one) => one.binds).map(({ kind }) => kind)).toEqual([binds]);
  const fits = mostThatFits(told);
  expect(fits === 'unlimited' ? fits : amountText(fits)).toBe(most);
});

test('without any bound nothing binds', () => {
  const unlimited = { ...good, limit: { ...own, amount: { kind: 'unlimited' } as const } };
  const told = effectiveLimit({ ...unlimited, levels: [level(line, 'unlimited')] });
  expect(told.map(({ binds }) => binds)).toEqual([false, false]);
  expect(mostThatFits(told)).toBe('unlimited');
});

test('what the effective limit leaves is what the check lets pass, and not a fen more', () => {
  const facts = { ...good, levels: [level(group, '70000', '5000'), level(seller, '64000')] };
  const most = mostThatFits(effectiveLimit(facts));
  if (most === 'unlimited') throw new Error('It is bounded.');
  const asking = (minor: bigint): CheckRequest => ({ ...order('1'), amountMinor: minor });
  expect(checkCredit(facts, asking(most.minor)).outcome).toBe('approved');
  expect(checkCredit(facts, asking(most.minor + 1n)).outcome).toBe('held');
});

test('a decision with levels is kept and taken again; the path names the limit that bound', () => {
  const facts: CheckFacts = {
    ...good,
    levels: [level(line, '30000'), level({ ...line, level: 'group' }, 'unlimited')],
  };
  const request = order('40000');
  const kept = readSnapshot(JSON.parse(canonicalJson({ facts, request })));
  expect(checkCredit(kept.facts, kept.request)).toEqual(checkCredit(facts, request));
  const { binds, steps, notRun } = decisionPath(kept.facts, kept.request);
  expect(binds).toBe('over_sub_limit');
  expect(
    steps.filter(({ rule }) => rule === 'over_sub_limit').map(({ result, about }) => [result, about?.level]),
  ).toEqual([
    ['failed', 'customer'],
    ['met', 'group'],
  ]);
  expect(decisionPath(good, request).notRun.map(({ rule }) => rule)).toEqual(notRun.map(({ rule }) => rule));
});

test('a document over a sub-limit: the excess is what it misses, and a part or a prepayment is a way out', () => {
  const facts: CheckFacts = { ...good, levels: [level(line, '30000')] };
  const request = order('40000');
  const rates = [{ currency: CNY, cnyTenThousandths: 10_000n }];
  expect(excessOf(checkCredit(facts, request), rates)?.amount).toEqual(cny('10000'));
  const openItems = [{ invoiceNumber: 'I', dueOn: today, openMinor: cny('15000').minor, marks: { productLine: 'L' } }];
  const around = { openItems, allOpenItems: true, others: [], levelsFor: () => [] };
  const ways = waysOut({ facts, request }, around);
  expect(ways.map((way) => [way.kind, 'amount' in way ? way.amount : undefined])).toEqual([
    ['collect', cny('15000')],
    ['part', money(CNY, cny('30000').minor)],
    ['prepay', cny('10000')],
  ]);
  const ofAnother = { ...around, openItems: openItems.map(({ marks: _marks, ...item }) => item) };
  expect(waysOut({ facts, request }, ofAnother).map(({ kind }) => kind)).toEqual(['part', 'prepay']);
});
