import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, type Result, refuse, refused } from '#kernel';
import {
  type Command,
  type Done,
  newId,
  type Origin,
  type Platform,
  recordChunk,
  type RowOutcome,
  runCommand,
} from '#platform';
import { factKey, type NewExternalRecord, readExternalRecord, saysTheSame } from '../external/external-record.ts';
import {
  closeExternalRecord,
  findExternalRecord,
  insertExternalRecords,
  type KeptRecord,
  loadExternalRecords,
  withdrawExternalRecord,
} from '../store/external-records.ts';

const may = 'assessments:write';

/** Enters a fact from outside: a report, an entry of the registry, a case. The same again changes nothing. */
export function recordExternal(
  platform: Platform,
  origin: Origin,
  sent: NewExternalRecord,
): Promise<Result<Done<{ id: string }>>> {
  const { customerCode } = sent;
  const name = { name: 'assessment.record_external', may, input: sent, customerCode };
  return runCommand(platform, origin, name, async (command): Promise<Result<Done<{ id: string }>>> => {
    const customers = await lockCustomers(command.tx, [customerCode]);
    const [entered] = await enter(command, [sent], customers);
    if (entered === undefined) throw new Error('A fact went in and no outcome came out.');
    if ('refusal' in entered) return refused(entered.refusal);
    const { kept, effect } = entered;
    if (effect === 'created') {
      const { recordId, type, occurredOn, source, reference, closedOn, amountMinor } = kept;
      const amount = amountMinor === null ? {} : { amountMinor };
      const detail = { recordId, type, occurredOn, source, reference, closedOn, ...amount };
      command.record({ subject: customerCode, customerId: kept.customerId, detail });
    }
    return ok({ answer: { id: kept.recordId }, effect });
  });
}

/** One chunk of a file, in the importer's command: good rows go in, every other one says why not. */
export async function importExternalRecords(
  command: Command,
  rows: readonly NewExternalRecord[],
): Promise<RowOutcome[]> {
  const customers = await lockCustomers(command.tx, [...new Set(rows.map(({ customerCode }) => customerCode))]);
  const outcomes = await enter(command, rows, customers);
  recordChunk(command, 'external records', rows, outcomes);
  return outcomes;
}

type Entered = RowOutcome & { readonly kept?: KeptRecord } & (
    | { readonly refusal: Extract<RowOutcome, { refusal: unknown }>['refusal'] }
    | { readonly effect: 'created' | 'unchanged'; readonly kept: KeptRecord }
  );

async function enter(
  { tx, today, now, caller }: Command,
  rows: readonly NewExternalRecord[],
  customers: ReadonlyMap<string, Customer>,
): Promise<Entered[]> {
  const kept = await loadExternalRecords(tx, [...customers.values()]);
  const known = new Map<string, KeptRecord>(
    [...kept].flatMap(([customerId, own]) => own.map((one) => [`${customerId}\n${factKey(one)}`, one] as const)),
  );
  const fresh: KeptRecord[] = [];
  const outcomes = rows.map((row): Entered => {
    const customer = customers.get(row.customerCode);
    if (customer === undefined) return { refusal: refusalOf(customerNotFound(row.customerCode)) };
    const read = readExternalRecord(row, { currency: customer.currency, today, recordId: newId() });
    if (!read.ok) return { refusal: read.refusal };
    const { customerId, creditGroupId, code: customerCode } = customer;
    const key = `${customerId}\n${factKey(read.value)}`;
    const before = known.get(key);
    if (before !== undefined && saysTheSame(before, read.value)) return { effect: 'unchanged', kept: before };
    if (before !== undefined) return { refusal: refusalOf(alreadyThere) };
    const one = { ...read.value, customerId, creditGroupId, customerCode, recordedBy: caller.name, recordedAt: now };
    known.set(key, one);
    fresh.push(one);
    return { effect: 'created', kept: one };
  });
  await insertExternalRecords(tx, fresh);
  return outcomes;
}

const alreadyThere = refuse(
  'conflict',
  'record_exists',
  'This fact is there already, in other words. Close it, or withdraw it and enter it anew.',
  { field: 'reference' },
);

function refusalOf(result: Result<never>) {
  if (result.ok) throw new Error('Nothing was refused.');
  return result.refusal;
}

/** Says that a case was settled or an entry lifted: from that day on it does not stand against the customer. */
export function closeExternal(
  platform: Platform,
  origin: Origin,
  recordId: string,
  { closedOn, note }: { readonly closedOn: CalendarDate; readonly note: string },
): Promise<Result<Done<{ id: string }>>> {
  const name = { name: 'assessment.close_external', may, input: { recordId, closedOn, note } };
  return onRecord(platform, origin, { name, recordId }, async ({ tx, today, record }, found) => {
    if (found.closedOn !== null)
      return refuse('conflict', 'record_closed', `This was closed on ${found.closedOn} already.`);
    if (closedOn < found.occurredOn || closedOn > today)
      return refuse('invalid', 'closed_out_of_range', `Expected a day from ${found.occurredOn} to ${today}.`, {
        field: 'closedOn',
      });
    await closeExternalRecord(tx, {
      recordId,
      closedOn,
      note: [found.note, note].filter((one) => one !== '').join('\n'),
    });
    const { type, reference, customerId, customerCode } = found;
    record({ subject: customerCode, customerId, detail: { recordId, type, reference, closedOn, note } });
    return ok({ answer: { id: recordId }, effect: 'changed' });
  });
}

/** Takes a fact back that was entered by mistake, or of another company. */
export function withdrawExternal(
  platform: Platform,
  origin: Origin,
  recordId: string,
  { reason }: { readonly reason: string },
): Promise<Result<Done<{ id: string }>>> {
  const name = { name: 'assessment.withdraw_external', may, input: { recordId, reason } };
  return onRecord(platform, origin, { name, recordId }, async ({ tx, now, caller, record }, found) => {
    await withdrawExternalRecord(tx, recordId, { because: reason, by: caller.name, at: now });
    const { type, reference, customerId, customerCode } = found;
    record({ subject: customerCode, customerId, detail: { recordId, type, reference, reason } });
    return ok({ answer: { id: recordId }, effect: 'changed' });
  });
}

/** A command on a record that is there, with its customer locked. */
export function onRecord<Answer>(
  platform: Platform,
  origin: Origin,
  asked: { readonly name: Parameters<typeof runCommand>[2]; readonly recordId: string },
  work: (command: Command, found: KeptRecord) => Promise<Result<Done<Answer>>>,
): Promise<Result<Done<Answer>>> {
  return runCommand(platform, origin, asked.name, async (command) => {
    const seen = await findExternalRecord(command.tx, asked.recordId);
    if (seen === undefined) return recordNotFound(asked.recordId);
    await lockCustomers(command.tx, [seen.customerCode]);
    const found = await findExternalRecord(command.tx, asked.recordId);
    return found === undefined ? recordNotFound(asked.recordId) : work(command, found);
  });
}

function recordNotFound(recordId: string): Result<never> {
  return refuse('not_found', 'record_not_found', `There is no record ${recordId}.`);
}
