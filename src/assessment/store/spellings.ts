import { sql } from 'kysely';
import { asTable, type Sql, type Tx } from '#platform';
import { findLineItem, type LineItemCode, type StatementPart } from '../chart.ts';
import { plainName } from '../line-headers.ts';
import type { Spellings } from '../spreading/line-match.ts';
import type { Owner } from './statements.ts';

export type NewSpelling = {
  readonly part: StatementPart;
  readonly label: string;
  /** Null: to be left out. */
  readonly line: LineItemCode | null;
};

type Row = { part: string; spelling: string; line: string | null };

/** What anybody corrected, and over it what was corrected for this customer. */
export async function loadSpellings(db: Sql, owner: Owner | undefined): Promise<Spellings> {
  const { rows } = await sql<Row>`
    select part, spelling, line from assessment.spellings
    union all
    select part, spelling, line from assessment.customer_spellings
     where credit_group_id = ${owner?.creditGroupId ?? null}::uuid and customer_id = ${owner?.customerId ?? null}::uuid`.execute(
    db,
  );
  // A line that the chart has no more is as good as not corrected.
  const known = rows.filter(({ line }) => line === null || findLineItem(line) !== undefined);
  return new Map(known.map(({ part, spelling, line }) => [`${part} ${spelling}`, line as LineItemCode | null]));
}

/** Keeps spellings of a customer, or of everybody where no owner is named; the newest word counts. */
export async function saveSpellings(
  tx: Tx,
  owner: Owner | undefined,
  spellings: readonly NewSpelling[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const rows = new Map(
    spellings.map(({ part, label, line }) => {
      const spelling = plainName(label);
      return [`${part} ${spelling}`, { part, spelling, line }];
    }),
  );
  const given = asTable([...rows.values()], { part: 'text', spelling: 'text', line: 'text' });
  if (owner === undefined)
    await sql`
      insert into assessment.spellings (part, spelling, line, remembered_by, remembered_at)
      select part, spelling, line, ${by}::text, ${at}::timestamptz from ${given}
      on conflict (part, spelling) do update
         set line = excluded.line, remembered_by = excluded.remembered_by, remembered_at = excluded.remembered_at`.execute(
      tx,
    );
  else
    await sql`
      insert into assessment.customer_spellings
        (credit_group_id, customer_id, part, spelling, line, remembered_by, remembered_at)
      select ${owner.creditGroupId}::uuid, ${owner.customerId}::uuid, part, spelling, line, ${by}::text, ${at}::timestamptz
        from ${given}
      on conflict (credit_group_id, customer_id, part, spelling) do update
         set line = excluded.line, remembered_by = excluded.remembered_by, remembered_at = excluded.remembered_at`.execute(
      tx,
    );
}
