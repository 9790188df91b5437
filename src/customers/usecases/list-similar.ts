import type { Platform } from '#platform';
import { type Similar, similarAmong, similarSearch } from '../similar.ts';
import { listCustomers } from '../store/customers.ts';

/** Customers whose names are near this one: asked before another of the same company is created. */
export async function listSimilar({ database }: Platform, name: string): Promise<Similar[]> {
  const search = similarSearch(name);
  if (search === undefined) return [];
  return similarAmong(name, await listCustomers(database.sql, { search, after: undefined, limit: 50 })).slice(0, 5);
}
