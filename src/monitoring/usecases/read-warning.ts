import type { z } from 'zod';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { Caller, Platform, Sql } from '#platform';
import type { monitoringContract } from '../http/contract.ts';
import { presentWarning } from '../http/present-warning.ts';
import { findWarning, listEvents } from '../store/warnings.ts';
import { handlerOf, warningNotFound } from './handler-of.ts';

export type WarningView = z.input<typeof monitoringContract.getWarning.answer>;

type Reader = { readonly caller: Caller; readonly today: CalendarDate };

/** A warning with its history, and what this caller may do about it. */
export async function readWarning(
  { database }: Platform,
  reader: Reader,
  warningId: string,
): Promise<Result<WarningView>> {
  const warning = await findWarning(database.sql, warningId);
  return warning === undefined ? warningNotFound(warningId) : ok(await viewWarning(database.sql, reader, warningId));
}

/** The same inside a command: with what it has just written. */
export async function viewWarning(db: Sql, { caller, today }: Reader, warningId: string): Promise<WarningView> {
  const warning = await findWarning(db, warningId);
  if (warning === undefined) throw new Error(`Warning ${warningId} was there and is not.`);
  return presentWarning(warning, await listEvents(db, warningId), await handlerOf(db, caller), today);
}
