import type { Origin, Platform } from '#platform';
import { changeCustomer } from './change-customer.ts';

/** The limit still shows, and new orders are held until somebody ends the freeze. */
export function freezeCustomer(platform: Platform, origin: Origin, code: string, reason: string) {
  const to = { freezeReason: reason };
  return changeCustomer(platform, origin, { name: 'customers.freeze', may: 'customers:freeze', code, to });
}

export function unfreezeCustomer(platform: Platform, origin: Origin, code: string, because?: string) {
  const to = { freezeReason: null };
  return changeCustomer(platform, origin, { name: 'customers.unfreeze', may: 'customers:freeze', code, to, because });
}
