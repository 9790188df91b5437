import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';

/** 法人主体: one of our own companies, in whose name documents are written. */
export type Seller = { readonly code: string; readonly name: string };

export async function listSellers(db: Sql): Promise<Seller[]> {
  const { rows } = await sql<Seller>`select code, name from receivables.sellers order by code`.execute(db);
  return rows;
}

/** Those of these codes that a document may name: with no seller set up, whatever is said is kept. */
export async function knownSellers(db: Sql, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const { rows } = await sql<{ code: string }>`
    select given.code from unnest(${[...new Set(codes)]}::text[]) as given (code)
     where exists (select from receivables.sellers s where s.code = given.code)
        or not exists (select from receivables.sellers)`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

export async function saveSeller(tx: Tx, { code, name }: Seller, at: Date): Promise<void> {
  await sql`
    insert into receivables.sellers (code, name, created_at) values (${code}, ${name}, ${at})
    on conflict (code) do update set name = excluded.name`.execute(tx);
}
