import type { MayMove } from '#customers/usecases';
import { ok, refuse } from '#kernel';
import { findOneApart } from '../store/paid-for-others.ts';

/**
 * Buyer and payer of what is open stay in one credit group, under one lock: who moves away from the other settles it
 * first, or lets another pay.
 */
export const staysWithPayers: MayMove = async (tx, from, family) => {
  const apart = await findOneApart(
    tx,
    from,
    family.map(({ code }) => code),
  );
  if (apart === undefined) return ok(null);
  const { type, number, buyerCode, payerCode, documents } = apart;
  const what = `${type.replace('_', ' ')} ${number}`;
  const detail = `${payerCode} pays for ${buyerCode}: ${documents} open, among them the ${what}. Settle them, or check them again with another payer, first.`;
  return refuse('conflict', 'paid_in_the_group', detail, {
    field: 'parentCode',
    facts: { buyerCode, payerCode, document: what, documents },
  });
};
