import type { z } from 'zod';
import { readPosition } from '#exposure/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { Caller, Command, Platform, Sql } from '#platform';
import type { approvalsContract } from '../http/contract.ts';
import { presentApplication } from '../http/present.ts';
import { findApplication } from '../store/applications.ts';
import { listDecisions, listOpinions } from '../store/decisions.ts';
import { applicationNotFound, askerOf } from './desk.ts';

export type ApplicationView = z.input<typeof approvalsContract.getApplication.answer>;

type Reader = { readonly caller: Caller; readonly today: CalendarDate };

/** Everything that is needed to decide, and what this caller may do. */
export async function readApplication(
  platform: Platform,
  { caller, today }: Reader,
  id: string,
  db: Sql = platform.database.sql,
): Promise<Result<ApplicationView>> {
  const application = await findApplication(db, id);
  if (application === undefined) return applicationNotFound(id);
  const decisions = await listDecisions(db, id);
  const opinions = await listOpinions(db, id);
  const inside = { ...platform, database: { ...platform.database, sql: db } };
  const position = await readPosition(inside, { customerCode: application.customerCode, asOf: today });
  if (!position.ok) return position;
  const asker = await askerOf(db, caller);
  return ok(presentApplication({ application, decisions, opinions, position: position.value, asker, today }));
}

/** The same inside a command: with what it has just written. */
export async function viewApplication(platform: Platform, command: Command, id: string): Promise<ApplicationView> {
  const read = await readApplication(platform, command, id, command.tx);
  if (!read.ok) throw new Error(read.refusal.detail);
  return read.value;
}
