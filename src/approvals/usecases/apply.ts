import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import type { Application } from '../application.ts';
import { findOpenApplication } from '../store/applications.ts';
import type { Assess } from './assess-for.ts';
import { keep } from './keep.ts';
import { prepare, type Wanted } from './prepare.ts';
import { type ApplicationView, viewApplication } from './read-application.ts';

export type Apply = Wanted & {
  readonly customerCode: string;
  readonly reason: string;
  readonly dryRun?: boolean | undefined;
};

/** Sends an application for a limit, with the assessment of today, to those who have the authority. */
export function apply(
  platform: Platform,
  origin: Origin,
  assess: Assess,
  request: Apply,
): Promise<Result<Done<ApplicationView>>> {
  const { customerCode, dryRun = false } = request;
  const name = { name: 'approvals.apply', may: 'applications:write', input: request, customerCode, dryRun };
  return runCommand(platform, origin, name, async (command) => {
    const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const sent = await applyFor(platform, command, assess, customer, request);
    return sent.ok ? ok({ answer: sent.value, effect: 'created' }) : sent;
  });
}

/** The same inside a command that is already open, for a customer that is already locked: another room's measure. */
export async function applyFor(
  platform: Platform,
  command: Command,
  assess: Assess,
  customer: Customer,
  request: Wanted & Pick<Apply, 'reason'>,
): Promise<Result<ApplicationView>> {
  const { tx, caller, now } = command;
  const open = await findOpenApplication(tx, customer.customerId);
  if (open !== undefined) {
    const detail = `${customer.code} has an open application already: one at a time, so that each is measured whole.`;
    return refuse('conflict', 'application_open', detail, { facts: { applicationId: open.applicationId } });
  }
  const prepared = await prepare(command, customer, request, assess);
  if (!prepared.ok) return prepared;
  const { ask, expectedPurchases, inForce, inForceGranted, assessed, measurement } = prepared.value;
  const application: Application = {
    ...ask,
    applicationId: newId<'application'>(),
    customerId: customer.customerId,
    creditGroupId: customer.creditGroupId,
    asked: ask.amount,
    expectedPurchases,
    reason: request.reason,
    state: 'in_approval',
    applicantId: caller.id,
    applicantName: caller.name,
    round: 1,
    levels: measurement.answer.levels,
    inForce,
    inForceGranted,
    assessed,
    measurement,
    version: 1,
    createdAt: now,
    sentAt: now,
    closedAt: null,
    limitId: null,
  };
  await keep(command, customer, application, [], { reason: request.reason, measurement });
  return ok(await viewApplication(platform, command, application.applicationId));
}
