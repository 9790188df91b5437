import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, refuse, type Result, ok } from '#kernel';
import type { Grant } from '#limits';
import { findHistories } from '#limits/usecases';
import { type Caller, holds, type Sql, type Tx } from '#platform';
import { findUser } from '#team/usecases';
import type { Asker } from '../allowed.ts';
import type { Decision, Standing } from '../application.ts';
import type { MemberGrants } from '../routing.ts';
import { standingOn } from '../standing.ts';
import { findApplication, type NamedApplication } from '../store/applications.ts';
import { listDecisions } from '../store/decisions.ts';
import { listMembers } from '../store/members.ts';

/** What the customer and its credit group have been granted. Read it under the group's lock. */
export async function loadGrants(
  db: Sql,
  customer: Customer,
  today: CalendarDate,
): Promise<{ readonly standing: Standing; readonly group: readonly MemberGrants[] }> {
  const members = await listMembers(db, customer.creditGroupId);
  const histories = await findHistories(db, members);
  const own: readonly Grant[] = histories.get(customer.customerId) ?? [];
  const group = members.map(({ customerId }) => ({ customerId, grants: histories.get(customerId) ?? [] }));
  return { standing: standingOn(own, today), group };
}

/** An application under the lock of its credit group: whoever decides, decides on what is true now. */
export type OnDesk = {
  readonly application: NamedApplication;
  readonly customer: Customer;
  /** Of every round, the oldest first. */
  readonly decisions: readonly Decision[];
  readonly ofRound: readonly Decision[];
};

export async function takeToDesk(tx: Tx, id: string, version: number | undefined): Promise<Result<OnDesk>> {
  const found = await findApplication(tx, id);
  if (found === undefined) return applicationNotFound(id);
  const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
  const application = await findApplication(tx, id);
  if (customer === undefined || application === undefined) throw new Error(`Application ${id} lost its customer.`);
  if (version !== undefined && application.version !== version) {
    const detail = `You saw version ${version}; it is version ${application.version} now. Read it again.`;
    return refuse('stale', 'stale_version', detail, { facts: { version: application.version } });
  }
  const decisions = await listDecisions(tx, id);
  const ofRound = decisions.filter(({ round }) => round === application.round);
  return ok({ application, customer, decisions, ofRound });
}

export function applicationNotFound(id: string): Result<never> {
  return refuse('not_found', 'application_not_found', `There is no application ${id}.`);
}

/** A key or a job has no roles: the levels of authority are people. */
export async function askerOf(db: Sql, caller: Caller): Promise<Asker> {
  const user = caller.kind === 'user' ? await findUser(db, caller.id) : undefined;
  return { id: caller.id, roles: user?.roles ?? [], may: (scope) => holds(caller, scope) };
}

/** Nothing may be granted to it; a decrease is always welcome. */
export function whyNoCredit({ code, status, blacklistReason }: Customer): Result<never> | undefined {
  if (blacklistReason !== null)
    return refuse('conflict', 'blacklisted', `${code} is on the blacklist: ${blacklistReason}`);
  if (status === 'inactive') return refuse('conflict', 'customer_inactive', `${code} is not active any more.`);
  return undefined;
}
