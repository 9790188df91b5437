import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import type { Platform } from '#platform';
import { peerPositions, sizeOf } from '../peers/peer-position.ts';
import { loadPeers } from '../store/peers.ts';

/** Where a customer's main ratios stand among ours of the same industry and size. */
export async function readPeers({ database }: Platform, customerCode: string) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const { industry, currency, customerId } = customer;
  const peers = industry === null ? [] : await loadPeers(database.sql, { customerId, industry, currency });
  const size = sizeOf(peers.find(({ isOwn }) => isOwn)?.netAssets ?? null, currency);
  return ok({ industry, size, items: industry === null ? [] : peerPositions(peers, currency) });
}
