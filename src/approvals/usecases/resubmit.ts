import { type CalendarDate, type Money, ok, refused, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { whyNot } from '../allowed.ts';
import type { Application } from '../application.ts';
import type { Assess } from './assess-for.ts';
import { askerOf, takeToDesk } from './desk.ts';
import { keep } from './keep.ts';
import { prepare } from './prepare.ts';
import { type ApplicationView, viewApplication } from './read-application.ts';

export type Resubmit = {
  readonly applicationId: string;
  readonly version: number;
  readonly amount: Money | undefined;
  /** Left out: as before. Null: nothing is expected any more. */
  readonly expectedPurchases?: Money | null | undefined;
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  readonly reason: string;
};

/** Sends a returned application again: assessed and measured afresh, for a chain of its own. */
export function resubmit(
  platform: Platform,
  origin: Origin,
  assess: Assess,
  request: Resubmit,
): Promise<Result<Done<ApplicationView>>> {
  const name = { name: 'approvals.resubmit', may: 'applications:write', input: request };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, caller, now, today } = command;
    const desk = await takeToDesk(tx, request.applicationId, request.version);
    if (!desk.ok) return desk;
    const { application: before, customer, ofRound } = desk.value;
    const refusal = whyNot('resubmit', before, ofRound, await askerOf(tx, caller));
    if (refusal !== undefined) return refused(refusal);
    const wanted = {
      kind: before.kind,
      amount: request.amount ?? before.asked,
      expectedPurchases: request.expectedPurchases === undefined ? before.expectedPurchases : request.expectedPurchases,
      validFrom: request.validFrom ?? (before.validFrom < today ? today : before.validFrom),
      validTo: request.validTo ?? before.validTo,
    };
    const prepared = await prepare(command, customer, wanted, assess);
    if (!prepared.ok) return prepared;
    const { ask, expectedPurchases, inForce, inForceGranted, assessed, measurement } = prepared.value;
    const { rate: _, ...kept } = before;
    const application: Application = {
      ...kept,
      ...ask,
      asked: ask.amount,
      expectedPurchases,
      reason: request.reason,
      state: 'in_approval',
      round: before.round + 1,
      levels: measurement.answer.levels,
      inForce,
      inForceGranted,
      assessed,
      measurement,
      version: before.version + 1,
      sentAt: now,
    };
    await keep(command, customer, application, [], { reason: request.reason, measurement });
    return ok({ answer: await viewApplication(platform, command, before.applicationId), effect: 'changed' });
  });
}
