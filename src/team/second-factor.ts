import type { Role } from './roles.ts';

/** Who must prove more than a password. Everybody may. */
export type SecondFactorRule = { readonly everybody: boolean; readonly roles: readonly Role[] };

export const initialSecondFactorRule: SecondFactorRule = { everybody: false, roles: [] };

export function needsSecondFactor({ everybody, roles }: SecondFactorRule, held: readonly Role[]): boolean {
  return everybody || held.some((role) => roles.includes(role));
}

/** How a person stands to it. `required`: the rule names them, and they have none yet. */
export type SecondFactorState = 'on' | 'off' | 'required';

export function secondFactorState(rule: SecondFactorRule, held: readonly Role[], isOn: boolean): SecondFactorState {
  if (isOn) return 'on';
  return needsSecondFactor(rule, held) ? 'required' : 'off';
}

export const recoveryCodeCount = 8;

/** `ABCD-EFGH-JKLM-NPQR`, however it was copied: with or without dashes, in small letters. */
export function plainRecoveryCode(typed: string): string {
  return typed.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}
