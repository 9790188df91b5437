import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';

const { database } = await testPlatform();

/**
 * Of two indexes that begin with a customer, PostgreSQL may take the one that walks through all that the customer has
 * (migrations 0141, 0142). So a new one needs a condition that the look-ups of a check do not state.
 */
test.for([
  ['credit_checks', ['credit_checks_credit_group_id_customer_id_caller_id_request_key']],
  // What a document has reserved is found by its number.
  ['reservations', ['reservations_in_original']],
  ['holds', ['open_hold_of_document']],
] as const)('what a check asks of one customer, one index of %s answers', async ([table, names]) => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = ${`exposure.${table}`}::regclass
       and (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
              from pg_attribute a where a.attrelid = i.indrelid and a.attnum in (i.indkey[0], i.indkey[1]))
           = array['credit_group_id', 'customer_id']
     order by name`.execute(database.sql);
  expect(rows.map(({ name }) => name)).toEqual(names);
});
