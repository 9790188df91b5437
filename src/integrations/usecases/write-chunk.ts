import { importExternalRecords, importStatements } from '#assessment/usecases';
import type { NewCustomer } from '#customers';
import { findCustomers, importCustomers } from '#customers/usecases';
import {
  bookDeliveries,
  bookInvoices,
  bookReceipts,
  importItems,
  importOrders,
  type WhenLocked,
} from '#exposure/usecases';
import type { Refusal } from '#kernel';
import { importLimits } from '#limits/usecases';
import type { Command, RowOutcome } from '#platform';
import { importRates } from '#rates/usecases';
import { importBalances } from '#reconciliation/usecases';
import type { ImportKind } from '../import-kind.ts';
import type { Counts } from '../import-run.ts';
import type { Content, ReadRow, ReceiptRow } from '../read-row.ts';
import type { Fault } from '../row-reader.ts';

type Writer<Kind extends ImportKind> = (
  command: Command,
  records: readonly Content[Kind]['record'][],
  whenLocked?: WhenLocked,
) => Promise<RowOutcome[]>;

/** Whose use case takes the rows of each kind: never straight to a table. */
const writers: { readonly [Kind in ImportKind]: Writer<Kind> } = {
  customers: importCustomers,
  limits: importLimits,
  orders: importOrders,
  deliveries: bookDeliveries,
  invoices: bookInvoices,
  receipts: bookReceipts,
  statements: importStatements,
  external_records: importExternalRecords,
  balances: importBalances,
  rates: importRates,
  items: importItems,
};

export type Written = {
  readonly counts: Omit<Counts, 'customersCreated'>;
  readonly faults: readonly Fault[];
  readonly newCustomers: readonly string[];
};

type Judged = { effect: 'created' | 'unchanged' } | { refusal: Refusal };

/**
 * Writes the readable rows of one chunk in the open command: missing customers, the records, the receipts they bring.
 * `whenLocked` is told only where nothing else is locked afterwards, and no customer is new.
 */
export async function writeChunk<Kind extends ImportKind>(
  command: Command,
  kind: Kind,
  rows: readonly ReadRow<Kind>[],
  options: { readonly createCustomers: boolean },
  whenLocked: WhenLocked,
): Promise<Written> {
  const outcomes = new Map<ReadRow, Judged>();
  const createsThem = options.createCustomers && kind !== 'customers' && kind !== 'rates';
  const newCustomers = createsThem ? await addCustomers(command, rows, outcomes) : [];

  const ready = rows.filter((row) => !outcomes.has(row));
  const locksNoMore = newCustomers.length === 0 && !(kind === 'invoices' && ready.some(bringsReceipt));
  const written = await writers[kind](
    command,
    ready.map(({ content }) => content.record as Content[Kind]['record']),
    locksNoMore ? whenLocked : undefined,
  );
  ready.forEach((row, index) => outcomes.set(row, outcomeAt(written, index)));
  const receiptsCreated = kind === 'invoices' ? await addReceipts(command, rows, outcomes) : 0;
  return { ...sum(rows, outcomes, receiptsCreated), newCustomers };
}

/** Adds the customers that nobody knows yet, before anything is locked. A row whose customer is refused is refused. */
async function addCustomers(
  command: Command,
  rows: readonly ReadRow[],
  outcomes: Map<ReadRow, Judged>,
): Promise<string[]> {
  const wanted = new Map<string, NewCustomer>();
  for (const { customer } of rows) if (!wanted.has(customer.code)) wanted.set(customer.code, customer);
  const known = await findCustomers(command.tx, [...wanted.keys()]);
  const missing = [...wanted.values()].filter(({ code }) => !known.has(code));
  if (missing.length === 0) return [];
  const added = await importCustomers(command, missing);
  const refusals = new Map<string, Refusal>();
  added.forEach((outcome, index) => {
    if ('refusal' in outcome) refusals.set(missing[index]?.code ?? '', outcome.refusal);
  });
  for (const row of rows) {
    const refusal = refusals.get(row.customer.code);
    if (refusal !== undefined) outcomes.set(row, { refusal: { ...refusal, field: 'customerCode' } });
  }
  return missing.map(({ code }) => code).filter((code) => !refusals.has(code));
}

function bringsReceipt({ content }: ReadRow): boolean {
  return (content as Content['invoices']).receipt !== null;
}

/** The receipts that settled invoices bring with them. */
async function addReceipts(
  command: Command,
  rows: readonly ReadRow[],
  outcomes: Map<ReadRow, Judged>,
): Promise<number> {
  const settled = rows.flatMap((row) => {
    const { receipt } = row.content as Content['invoices'];
    const outcome = outcomes.get(row);
    return receipt === null || outcome === undefined || 'refusal' in outcome ? [] : [{ row, receipt }];
  });
  if (settled.length === 0) return 0;
  const booked = await bookReceipts(
    command,
    settled.map(({ receipt }): ReceiptRow => receipt),
  );
  let created = 0;
  settled.forEach(({ row }, index) => {
    const outcome = outcomeAt(booked, index);
    if ('refusal' in outcome) {
      const detail = `The invoice is in; the receipt for it is not: ${outcome.refusal.detail}`;
      outcomes.set(row, { refusal: { ...outcome.refusal, field: 'settledOn', detail } });
    } else if (outcome.effect === 'created') {
      created += 1;
      outcomes.set(row, outcome);
    }
  });
  return created;
}

function sum(
  rows: readonly ReadRow[],
  outcomes: ReadonlyMap<ReadRow, Judged>,
  receiptsCreated: number,
): Omit<Written, 'newCustomers'> {
  const faults: Fault[] = [];
  const effects = { created: 0, unchanged: 0 };
  for (const row of rows) {
    const outcome = outcomes.get(row);
    if (outcome === undefined) throw new Error(`Row ${row.row} was not judged.`);
    if ('refusal' in outcome) faults.push(row.reader.refuse(outcome.refusal));
    else effects[outcome.effect] += 1;
  }
  return { counts: { receiptsCreated, ...effects, rowsDone: rows.length, rejected: faults.length }, faults };
}

function outcomeAt(outcomes: readonly RowOutcome[], index: number): RowOutcome {
  const outcome = outcomes[index];
  if (outcome === undefined) throw new Error(`${index + 1} rows went in, ${outcomes.length} outcomes came out.`);
  return outcome;
}
