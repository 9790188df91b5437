import type { Customer } from '#customers';
import type { CheckFacts } from './credit-check.ts';

/** How a customer stands, as the check keeps it: the stronger freeze is named only where it is on. */
export function standingOf({
  status,
  blacklistReason,
  freezeReason,
  freezeStopsDeliveries,
}: Pick<Customer, 'status' | 'blacklistReason' | 'freezeReason' | 'freezeStopsDeliveries'>): CheckFacts['customer'] {
  return { status, blacklistReason, freezeReason, ...(freezeStopsDeliveries && { freezeStopsDeliveries }) };
}
