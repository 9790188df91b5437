import type { CheckFacts } from './credit-check.ts';
import type { Found, Held } from './ways-out.ts';

// What puts a customer right that may not buy as it stands: the payer first, then the buyer where that is another.

export function activate(held: Held): Found {
  return putRight(held, 'activate', ({ status }) => status !== 'active', { status: 'active' });
}

export function unblacklist(held: Held): Found {
  const isListed = ({ blacklistReason }: CheckFacts['customer']) => blacklistReason !== null;
  return putRight(held, 'unblacklist', isListed, { blacklistReason: null });
}

export function unfreeze(held: Held): Found {
  return putRight(held, 'unfreeze', ({ freezeReason }) => freezeReason !== null, { freezeReason: null });
}

function putRight(
  { facts, request }: Held,
  kind: 'activate' | 'unblacklist' | 'unfreeze',
  stands: (standing: CheckFacts['customer']) => boolean,
  right: Partial<CheckFacts['customer']>,
): Found {
  const { customer, buyer } = facts;
  if (buyer === undefined || stands(customer))
    return { step: { kind }, after: { facts: { ...facts, customer: changed(customer, right) }, request } };
  const after = { ...facts, buyer: changed(buyer, right) };
  return { step: { kind, customerCode: buyer.code }, after: { facts: after, request } };
}

/** A freeze that is lifted stops no deliveries either. */
function changed<Standing extends CheckFacts['customer']>(
  standing: Standing,
  right: Partial<CheckFacts['customer']>,
): Standing {
  const { freezeStopsDeliveries, ...kept } = { ...standing, ...right };
  const stops = kept.freezeReason !== null && freezeStopsDeliveries === true;
  return { ...kept, ...(stops && { freezeStopsDeliveries }) } as Standing;
}
