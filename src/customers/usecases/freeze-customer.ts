import type { Command, Origin, Platform } from '#platform';
import type { Customer } from '../customer.ts';
import { changeCustomer, keepChange } from './change-customer.ts';

/** The limit still shows, and new orders are held until somebody ends the freeze. */
export function freezeCustomer(platform: Platform, origin: Origin, code: string, reason: string) {
  const to = { freezeReason: reason };
  return changeCustomer(platform, origin, { name: 'customers.freeze', may: 'customers:freeze', code, to });
}

export function unfreezeCustomer(platform: Platform, origin: Origin, code: string, because?: string) {
  const to = { freezeReason: null };
  return changeCustomer(platform, origin, { name: 'customers.unfreeze', may: 'customers:freeze', code, to, because });
}

/**
 * Freezes (`reason`) or ends the freeze (`null`) inside a command that is already open, for a customer that is already
 * locked: a measure of another room. `more` stands in the same audit entry.
 */
export async function setFreeze(
  command: Command,
  customer: Customer,
  reason: string | null,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  await keepChange(command, customer, { ...customer, freezeReason: reason }, more);
}
