import { expect, test } from 'vitest';
import type { Role } from './roles.ts';
import { plainRecoveryCode, type SecondFactorRule, secondFactorState } from './second-factor.ts';

test.each<[rule: SecondFactorRule, held: Role[], isOn: boolean, state: string]>([
  [{ everybody: false, roles: [] }, ['salesperson'], false, 'off'],
  [{ everybody: true, roles: [] }, ['salesperson'], false, 'required'],
  [{ everybody: false, roles: ['credit_manager'] }, ['salesperson'], false, 'off'],
  [{ everybody: false, roles: ['credit_manager'] }, ['salesperson', 'credit_manager'], false, 'required'],
  [{ everybody: true, roles: [] }, ['salesperson'], true, 'on'],
  [{ everybody: false, roles: [] }, ['salesperson'], true, 'on'],
])('%j, held by %j, on: %j is %s', (rule, held, isOn, state) => {
  expect(secondFactorState(rule, held, isOn)).toBe(state);
});

test('a recovery code is the same however it was copied', () => {
  expect(plainRecoveryCode(' abcd-EFGH jklm–npqr\n')).toBe('ABCDEFGHJKLMNPQR');
});
