import type { Objection } from './objection.ts';

/** Why somebody put a document on hold; with the order's number where a delivery is held because its order is. */
export type ForcedHold = { readonly reason: string; readonly orderNumber?: string };

type Held = { readonly objections: unknown } | undefined;

/** 人工拦截 of the document itself, or of the order that it delivers. The objections are as they were answered. */
export function forcedHoldOf(own: Held, order?: Held, orderNumber?: string): ForcedHold | undefined {
  const ofItself = forcedIn(own);
  if (ofItself !== undefined) return ofItself;
  const ofOrder = forcedIn(order);
  return ofOrder === undefined || orderNumber === undefined ? undefined : { ...ofOrder, orderNumber };
}

/** Held because its order is, a delivery is free again with it. */
function forcedIn(hold: Held): ForcedHold | undefined {
  const objections = (hold?.objections ?? []) as readonly Objection[];
  const forced = objections.find((one) => one.code === 'forced_hold' && one.orderNumber === undefined);
  return forced?.code === 'forced_hold' ? { reason: forced.reason } : undefined;
}
