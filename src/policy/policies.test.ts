import { asCurrency, calendarDate, cny, money } from '#kernel';
import { expect, test } from 'vitest';
import { fromPolicyCurrency, inPolicyCurrency } from './planning-rates.ts';
import type { CheckRule, CheckRuleName } from './check-rule.ts';
import { findPolicy, policies, policyInForce, readable } from './policies.ts';

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

test('a policy with an own rule that cannot be read is not loaded, and says where and what was expected', () => {
  const own = (id: string, expression: string): CheckRule => ({
    code: 'own',
    id,
    expression,
    message: { zh: '规则', en: 'Rule' },
    strength: { sales_order: 'block' },
  });
  const withRules = (...rules: CheckRule[]) => readable([{ ...next, checkRules: { ...next.checkRules, rules } }]);
  expect(withRules(own('K-1', 'daysPastDue <= 10')).length).toBe(1);
  expect(() => withRules(own('K-1', 'daysPastDue <= ten'))).toThrow(
    'policy-next: Own rule K-1, character 16: Unknown variable: ten. Expected one of amount,',
  );
  expect(() => withRules(own('K-1', 'frozen'), own('K-1', '!frozen'))).toThrow('Own rule K-1 stands twice.');
  const combined = (name: CheckRuleName) =>
    readable([
      { ...next, checkRules: { ...next.checkRules, rules: [own('K-1', 'frozen')], together: [[name, 'overdue']] } },
    ]);
  expect([combined('own').length, combined('own:K-1').length]).toEqual([1, 1]);
  expect(() => combined('own:K-2')).toThrow('A combination names own:K-2, which is no own rule.');
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
