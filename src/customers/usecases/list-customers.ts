import { z } from 'zod';
import { ok } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, toPage } from '#platform';
import { presentCustomer } from '../customer-view.ts';
import { type CustomerSearch, listCustomers as readCustomers } from '../store/customers.ts';

type Page = { readonly limit: number; readonly cursor?: string | undefined };

const lastShown = z.tuple([z.string(), z.string()]);

export async function listCustomers({ database }: Platform, { limit, cursor, ...search }: CustomerSearch & Page) {
  const place = decodeCursor(cursor, lastShown);
  if (!place.ok) return place;
  const after = place.value === undefined ? undefined : { name: place.value[0], code: place.value[1] };
  const customers = await readCustomers(database.sql, { ...search, after, limit: limit + 1 });
  const cursorOf = ({ name, code }: { name: string; code: string }) => encodeCursor([name, code]);
  return ok(toPage(customers, limit, { item: presentCustomer, cursor: cursorOf }));
}
