import { type Command, newId, type RowOutcome, recordChunk } from '#platform';
import { decideJoining } from '../joining.ts';
import { type NewCustomer, readNewCustomer } from '../new-customer.ts';
import { findCustomers, insertCustomers } from '../store/customers.ts';
import { lockCustomers, lockJoining } from '../store/locks.ts';
import { listSalespeople } from './list-salespeople.ts';
import { pinyinOfNames } from './name-pinyin.ts';

/**
 * Adds customers, one or some thousands, in a handful of statements. Call it before anything locks a credit group.
 * Leaves the audit entry to the caller: one customer and a chunk of a file are recorded differently.
 */
export async function createCustomers(command: Command, given: readonly NewCustomer[]): Promise<RowOutcome[]> {
  const { tx, now, company } = command;
  const salespeople = given.some(({ owner }) => owner !== undefined) ? await listSalespeople(tx) : [];
  const candidates = given.map((row) => ({
    content: readNewCustomer(row, company.currency, salespeople),
    customerId: newId<'customer'>(),
    creditGroupId: newId<'credit-group'>(),
  }));
  await lockJoining(tx);
  const parents = await lockCustomers(
    tx,
    given.map((row) => row.parentCode).filter((code) => code !== undefined),
  );
  const existing = await findCustomers(
    tx,
    given.map((row) => row.code),
  );
  const { outcomes, joining } = decideJoining(candidates, new Map([...existing, ...parents]));
  const pinyin = await pinyinOfNames(joining.map(({ name }) => name));
  await insertCustomers(
    tx,
    joining.map((customer, place) => ({ ...customer, namePinyin: pinyin[place] ?? '' })),
    now,
  );
  if (joining.length > 0)
    command.announce('customer_changed', { customerCodes: joining.map((customer) => customer.code) });
  return outcomes;
}

/** One chunk of a file, in the importer's command: good rows go in, every other one says why not. */
export async function importCustomers(command: Command, rows: readonly NewCustomer[]): Promise<RowOutcome[]> {
  const outcomes = await createCustomers(command, rows);
  recordChunk(command, 'customers', rows, outcomes);
  return outcomes;
}
