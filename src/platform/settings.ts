import { sql } from 'kysely';
import type { Sql } from './postgres/database.ts';

/** What the whole system remembers about itself: one small JSON value per name. */
export async function findSetting(db: Sql, name: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select value from platform.settings where name = ${name}`.execute(db);
  return rows[0]?.value;
}

export async function saveSetting(db: Sql, name: string, value: unknown): Promise<void> {
  await sql`
    insert into platform.settings (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
    on conflict (name) do update set value = excluded.value`.execute(db);
}

/** Takes a setting away if it still has this value. Of two at once, one gets `true`. */
export async function removeSetting(db: Sql, name: string, value: unknown): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from platform.settings where name = ${name} and value = ${JSON.stringify(value)}::jsonb`.execute(db);
  return numAffectedRows === 1n;
}
