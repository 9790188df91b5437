import { sql } from 'kysely';
import { asTable, type Sql } from '#platform';
import type { Fault } from '../row-reader.ts';

export async function saveFaults(db: Sql, importId: string, faults: readonly Fault[]): Promise<void> {
  if (faults.length === 0) return;
  const faultNos = new Map<number, number>();
  const rows = faults.map((fault) => {
    const faultNo = (faultNos.get(fault.row) ?? 0) + 1;
    faultNos.set(fault.row, faultNo);
    return {
      row_no: fault.row,
      fault_no: faultNo,
      column_name: fault.column,
      // A PostgreSQL text cannot hold a NUL, which a broken file may well have.
      value: fault.value?.replaceAll('\0', '').slice(0, 500) ?? null,
      code: fault.code,
      reason: fault.reason.replaceAll('\0', ''),
      facts: fault.facts === undefined ? null : JSON.stringify(fault.facts).replaceAll(String.raw`\u0000`, ''),
    };
  });
  const table = asTable(rows, {
    row_no: 'int',
    fault_no: 'int',
    column_name: 'text',
    value: 'text',
    code: 'text',
    reason: 'text',
    facts: 'jsonb',
  });
  await sql`
    insert into imports.rejected_rows (import_id, row_no, fault_no, column_name, value, code, reason, facts)
    select ${importId}::uuid, given.* from ${table}`.execute(db);
}

export type FaultPlace = { readonly row: number; readonly faultNo: number };

type KeptFault = Omit<Fault, 'facts'> & FaultPlace & { readonly facts: Readonly<Record<string, unknown>> | null };

/** In the order of the file, after the one given. */
export async function listFaults(
  db: Sql,
  importId: string,
  limit: number,
  after: FaultPlace = { row: 0, faultNo: 0 },
): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    select row_no as "row", fault_no as "faultNo", column_name as "column", value, code, reason, facts
      from imports.rejected_rows
     where import_id = ${importId} and (row_no, fault_no) > (${after.row}, ${after.faultNo})
     order by row_no, fault_no limit ${limit}`.execute(db);
  return rows;
}
