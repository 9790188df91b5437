import type { Origin, Platform } from '#platform';
import { changeCustomer } from './change-customer.ts';

/** From now on every order of the customer is rejected. */
export function blacklistCustomer(platform: Platform, origin: Origin, code: string, reason: string) {
  const to = { blacklistReason: reason };
  return changeCustomer(platform, origin, { name: 'customers.blacklist', may: 'customers:blacklist', code, to });
}

export function unblacklistCustomer(platform: Platform, origin: Origin, code: string) {
  const to = { blacklistReason: null };
  return changeCustomer(platform, origin, { name: 'customers.unblacklist', may: 'customers:blacklist', code, to });
}
