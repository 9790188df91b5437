import { expect, test } from 'vitest';
import { CNY } from '#kernel';
import type { CreditGroupId, Customer, CustomerId } from './customer.ts';
import { changedFields, changeProfile, checkParent } from './profile.ts';

const customer: Customer = {
  customerId: 'c' as CustomerId,
  creditGroupId: 'g' as CreditGroupId,
  code: 'C1',
  name: 'Hengda',
  unifiedSocialCreditCode: '91350100M000100Y43',
  industry: 'steel',
  customerType: '经销商',
  segment: null,
  parentCode: 'P1',
  country: 'CN',
  currency: CNY,
  status: 'active',
  blacklistReason: null,
  freezeReason: null,
  freezeStopsDeliveries: false,
  ownerEmail: null,
  ownerName: null,
  version: 3,
};

test.each([
  // what                     change                                                  changed
  ['nothing given', {}, {}],
  ['the same again', { name: 'Hengda', version: 3 }, {}],
  ['another name', { name: 'Hengda Electric' }, { name: { before: 'Hengda', after: 'Hengda Electric' } }],
  [
    'null removes',
    { industry: null, parentCode: null },
    { industry: { before: 'steel', after: null }, parentCode: { before: 'P1', after: null } },
  ],
  ['a code in another spelling', { unifiedSocialCreditCode: ' 91350100m000100y43' }, {}],
])('%s', (_what, change, changed) => {
  const after = changeProfile(customer, change);
  if (!after.ok) throw new Error(after.refusal.detail);
  expect(changedFields(customer, after.value)).toEqual(changed);
});

test('an owner is named, kept and taken away', () => {
  const sales = [{ name: '陈思远', email: 'chen@demo.example' }];
  const owned = changeProfile(customer, { owner: '陈思远' }, sales);
  if (!owned.ok) throw new Error(owned.refusal.detail);
  expect(owned.value).toMatchObject({ ownerEmail: 'chen@demo.example', ownerName: '陈思远' });
  expect(changeProfile(owned.value, { name: 'X' })).toMatchObject({ value: { ownerName: '陈思远' } });
  expect(changeProfile(owned.value, { owner: null })).toMatchObject({ value: { ownerEmail: null, ownerName: null } });
  expect(changeProfile(customer, { owner: '李雷' }, sales)).toMatchObject({ refusal: { code: 'owner_not_found' } });
});

test.each([
  // what                           change                                        refusal
  ['an older version was read', { version: 2 }, { kind: 'stale', code: 'stale_version' }],
  ['a newer one cannot be', { version: 4 }, { kind: 'stale', code: 'stale_version' }],
  [
    'a wrong social credit code',
    { unifiedSocialCreditCode: '1' },
    { kind: 'invalid', field: 'unifiedSocialCreditCode' },
  ],
])('refused: %s', (_what, change, refusal) => {
  expect(changeProfile(customer, change)).toMatchObject({ ok: false, refusal });
});

test.each([
  // new parent and those above   allowed
  [['P2'], true],
  [['P2', 'P1'], true],
  [['C1'], false],
  [['X', 'C1', 'P1'], false],
])('C1 below %j: %s', (lineage, allowed) => {
  expect(checkParent('C1', lineage).ok).toBe(allowed);
});

test('a circle is named from end to end', () => {
  expect(checkParent('C1', ['X', 'Y', 'C1', 'P1'])).toMatchObject({
    refusal: { kind: 'conflict', code: 'parent_cycle', detail: expect.stringContaining('C1 → X → Y → C1') },
  });
});
