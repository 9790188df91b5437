import { asCurrency, calendarDate, cny, money } from '#kernel';
import { expect, test } from 'vitest';
import { fromPolicyCurrency, inPolicyCurrency } from './planning-rates.ts';
import { findPolicy, policies, policyInForce } from './policies.ts';

const [first] = policies;
const next = { ...first, version: 'policy-next', effectiveFrom: calendarDate('2027-01-01') };

test.each([
  ['2019-12-31', 'policy-1'],
  ['2020-01-01', 'policy-1'],
  ['2026-12-31', 'policy-1'],
  ['2027-01-01', 'policy-next'],
  ['2030-06-01', 'policy-next'],
])('on %s %s is in force', (day, version) => {
  expect(policyInForce(calendarDate(day), [first, next]).version).toBe(version);
});

test('a version is found by its name, and no other', () => {
  expect([findPolicy('policy-1')?.version, findPolicy('policy-0')]).toEqual(['policy-1', undefined]);
});

test('planning rates count minor units of every size, there and back', () => {
  const usd = asCurrency('USD');
  const jpy = asCurrency('JPY');
  expect(inPolicyCurrency(money(usd, 10_000n), first.planningRates)).toEqual(cny('710'));
  expect(inPolicyCurrency(money(jpy, 1_000n), first.planningRates)).toEqual(cny('48'));
  expect(fromPolicyCurrency(cny('710'), usd, first.planningRates)).toEqual(money(usd, 10_000n));
  expect(fromPolicyCurrency(cny('48'), jpy, first.planningRates)).toEqual(money(jpy, 1_000n));
  expect(inPolicyCurrency(money(asCurrency('KWD'), 1n), first.planningRates)).toBe(undefined);
});
