import { expect, test } from 'vitest';
import type { CustomerId } from '#customers';
import { asCurrency, CNY, calendarDate, cny, type Money, money, ok } from '#kernel';
import { type GrantRequest, readGrantRequest } from './grant-request.ts';
import { decideGrants, differences, type Repeats } from './granting.ts';
import type { LimitId } from './limit.ts';

const year = { validFrom: calendarDate('2026-01-01'), validTo: calendarDate('2026-12-31') };
const request: GrantRequest = { customerCode: 'C1', amount: cny('100000'), ...year, reason: 'annual review' };
const customerId = 'c1' as CustomerId;

function grantAll(requests: readonly Partial<GrantRequest>[], repeats: Repeats) {
  const candidates = requests.map((change, place) => {
    const terms = readGrantRequest({ ...request, ...change }, CNY);
    return { limitId: `${place}` as LimitId, asked: terms.ok ? ok({ customerId, terms: terms.value }) : terms };
  });
  return decideGrants(candidates, new Map(), repeats);
}

const more: Partial<GrantRequest> = { amount: cny('200000') };

test.each<[what: string, requests: Partial<GrantRequest>[], repeats: Repeats, kinds: string[]]>([
  // what                                        requests                                   repeats      outcomes
  ['the same again', [{}, {}], 'standing', ['granted', 'unchanged']],
  ['another reason is no other grant', [{}, { reason: 'again' }], 'standing', ['granted', 'unchanged']],
  ['another amount', [{}, more], 'standing', ['granted', 'granted']],
  ['unlimited is no amount', [{ amount: 'unlimited' }, { amount: cny('0') }], 'standing', ['granted', 'granted']],
  ['a document limit is part of it', [{}, { singleDocumentLimit: cny('0') }], 'standing', ['granted', 'granted']],
  ['back to the first is a new decision', [{}, more, {}], 'standing', ['granted', 'granted', 'granted']],
  ['a file imported again is not', [{}, more, {}, more], 'ever', ['granted', 'granted', 'unchanged', 'unchanged']],
])('%s', (_what, requests, repeats, kinds) => {
  expect(grantAll(requests, repeats).outcomes.map(({ kind }) => kind)).toEqual(kinds);
});

const eur = (minor: bigint): Money => money(asCurrency('EUR'), minor);

test.each<[what: string, change: Partial<GrantRequest>, code: string, field: string]>([
  // what                              change                                        code                        field
  ['another currency', { amount: eur(1n) }, 'currency_not_supported', 'amount.currency'],
  [
    'another document currency',
    { singleDocumentLimit: eur(1n) },
    'currency_not_supported',
    'singleDocumentLimit.currency',
  ],
  ['ends before it begins', { validTo: calendarDate('2025-12-31') }, 'invalid_period', 'validTo'],
])('refused: %s', (_what, change, code, field) => {
  expect(readGrantRequest({ ...request, ...change }, CNY)).toMatchObject({ ok: false, refusal: { code, field } });
});

test('one day is a period, and 0.00 an amount', () => {
  const oneDay = { ...request, amount: cny('0'), validTo: year.validFrom };
  expect(readGrantRequest(oneDay, CNY)).toMatchObject({ ok: true, value: { amount: { amount: { minor: 0n } } } });
});

test('a refused row leaves the others standing', () => {
  const { outcomes } = grantAll([{ amount: eur(1n) }, {}], 'ever');
  expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'granted']);
});

test('what is written: new grants as they ended up, older ones only where their end moved', () => {
  const before = grantAll([{}], 'standing').after.get(customerId) ?? [];
  const later = { validFrom: calendarDate('2026-07-01') };
  const { after } = decideGrants(
    [
      { limitId: 'x' as LimitId, asked: ok({ customerId, terms: terms(later) }) },
      { limitId: 'y' as LimitId, asked: ok({ customerId, terms: terms({ ...later, ...more }) }) },
    ],
    new Map([[customerId, before]]),
    'standing',
  );
  const { granted, ended } = differences(before, after.get(customerId) ?? []);
  expect(granted.map(({ limitId, validTo }) => [limitId, validTo])).toEqual([
    ['x', '2026-06-30'],
    ['y', '2026-12-31'],
  ]);
  expect(ended).toMatchObject([{ grant: { limitId: '0', validTo: '2026-06-30' }, validToBefore: '2026-12-31' }]);
});

function terms(change: Partial<GrantRequest>) {
  const read = readGrantRequest({ ...request, ...change }, CNY);
  if (!read.ok) throw new Error(read.refusal.detail);
  return read.value;
}
