import type { Command, Origin, Platform } from '#platform';
import type { Customer } from '../customer.ts';
import { changeCustomer, keepChange } from './change-customer.ts';

/** Why, and whether deliveries of what was approved before are held too. */
export type Freeze = { readonly reason: string; readonly stopsDeliveries?: boolean | undefined };

const thawed = { freezeReason: null, freezeStopsDeliveries: false } as const;

/** The limit still shows, and new orders are held until somebody ends the freeze. */
export function freezeCustomer(platform: Platform, origin: Origin, code: string, freeze: Freeze) {
  return changeCustomer(platform, origin, {
    name: 'customers.freeze',
    may: 'customers:freeze',
    code,
    to: frozenBy(freeze),
  });
}

export function unfreezeCustomer(platform: Platform, origin: Origin, code: string, because?: string) {
  return changeCustomer(platform, origin, {
    name: 'customers.unfreeze',
    may: 'customers:freeze',
    code,
    to: thawed,
    because,
  });
}

/**
 * Freezes or ends the freeze (`null`) inside a command that is already open, for a customer that is already locked: a
 * measure of another room. `more` stands in the same audit entry.
 */
export async function setFreeze(
  command: Command,
  customer: Customer,
  freeze: Freeze | null,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  await keepChange(command, customer, { ...customer, ...(freeze === null ? thawed : frozenBy(freeze)) }, more);
}

function frozenBy({ reason, stopsDeliveries = false }: Freeze) {
  return { freezeReason: reason, freezeStopsDeliveries: stopsDeliveries };
}
