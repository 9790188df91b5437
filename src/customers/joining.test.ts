import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CNY, ok, refuse } from '#kernel';
import type { CreditGroupId, CustomerId } from './customer.ts';
import { type Candidate, decideJoining } from './joining.ts';

function candidate(code: string, parentCode: string | null = null, name = code): Candidate {
  const content = {
    code,
    name,
    unifiedSocialCreditCode: null,
    industry: null,
    customerType: null,
    segment: null,
    parentCode,
    country: 'CN',
    currency: CNY,
    ownerEmail: null,
  };
  return {
    content: ok(content),
    customerId: `id of ${code}` as CustomerId,
    creditGroupId: `group of ${code}` as CreditGroupId,
  };
}

function words(candidates: readonly Candidate[], existing: readonly Candidate[] = []) {
  const before = decideJoining(existing, new Map()).joining;
  const { outcomes, joining } = decideJoining(candidates, new Map(before.map((customer) => [customer.code, customer])));
  return {
    outcomes: outcomes.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : outcome.effect)),
    groups: joining.map(({ code, creditGroupId }) => `${code} in ${creditGroupId}`),
  };
}

test.each([
  // what                                        rows                                             outcomes                          groups
  ['alone: a group of one', [candidate('A')], ['created'], ['A in group of A']],
  [
    'a child joins its parent’s group',
    [candidate('A'), candidate('B', 'A'), candidate('C', 'B')],
    ['created', 'created', 'created'],
    ['A in group of A', 'B in group of A', 'C in group of A'],
  ],
  ['a child of one who is there', [candidate('B', 'OLD')], ['created'], ['B in group of OLD']],
  [
    'a parent further down does not count',
    [candidate('B', 'A'), candidate('A')],
    ['parent_not_found', 'created'],
    ['A in group of A'],
  ],
  ['nobody is its own parent', [candidate('A', 'A')], ['parent_not_found'], []],
  ['the same row twice', [candidate('A'), candidate('A')], ['created', 'unchanged'], ['A in group of A']],
  [
    'the same code with another name',
    [candidate('A'), candidate('A', null, 'B')],
    ['created', 'customer_exists'],
    ['A in group of A'],
  ],
  ['there already', [candidate('OLD')], ['unchanged'], []],
  ['there already under another name', [candidate('OLD', null, 'New')], ['customer_exists'], []],
  [
    'a child of a refused row',
    [{ ...candidate('A'), content: refuse('invalid', 'bad', '') }, candidate('B', 'A')],
    ['bad', 'parent_not_found'],
    [],
  ],
])('%s', (_what, rows, outcomes, groups) => {
  expect(words(rows, [candidate('OLD')])).toEqual({ outcomes, groups });
});

test('where a file is cut into chunks changes nothing', () => {
  const code = fc.constantFrom('A', 'B', 'C', 'D');
  const row = fc.record({ code, parent: fc.option(code), name: fc.constantFrom('x', 'y') });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.nat(12), (rows, cut) => {
      const candidates = rows.map(({ code: of, parent, name }) => candidate(of, parent, name));
      const whole = decideJoining(candidates, new Map());
      const first = decideJoining(candidates.slice(0, cut), new Map());
      const rest = decideJoining(candidates.slice(cut), new Map(first.joining.map((one) => [one.code, one])));
      expect([...first.outcomes, ...rest.outcomes]).toEqual(whole.outcomes);
      expect([...first.joining, ...rest.joining]).toEqual(whole.joining);
    }),
  );
});
