import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import { type Caller, type Platform, toPage } from '#platform';
import { levelsOfRoles } from '#policy';
import type { ApplicationState } from '../application.ts';
import { presentSummary } from '../http/present.ts';
import { listApplications as readApplications } from '../store/applications.ts';
import { listDecidersOf } from '../store/decisions.ts';
import { askerOf } from './desk.ts';

type Question = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly show?: 'mine' | 'waiting_for_me' | 'to_advise' | undefined;
  readonly state?: ApplicationState | undefined;
  readonly customerCode?: string | undefined;
};

/** Applications, the newest first: all, one's own, or those that wait for the caller's decision or opinion. */
export async function listApplications(
  { database }: Platform,
  caller: Caller,
  { limit, cursor, show, state, customerCode }: Question,
) {
  const db = database.sql;
  const customer = customerCode === undefined ? undefined : await findCustomer(db, customerCode);
  if (customerCode !== undefined && customer === undefined) return customerNotFound(customerCode);
  const asker = await askerOf(db, caller);
  const rows = await readApplications(db, {
    state,
    customerId: customer?.customerId,
    applicantId: show === 'mine' ? caller.id : undefined,
    waitingFor: show === 'waiting_for_me' ? { levels: levelsOfRoles(asker.roles), personId: caller.id } : undefined,
    toAdvise: show === 'to_advise' ? caller.id : undefined,
    limit: limit + 1,
    before: cursor,
  });
  const deciders = await listDecidersOf(db, rows);
  return ok(
    toPage(rows, limit, {
      item: (application) =>
        presentSummary(application, asker, deciders.has(`${application.applicationId} ${asker.id}`)),
      cursor: ({ applicationId }) => applicationId,
    }),
  );
}
