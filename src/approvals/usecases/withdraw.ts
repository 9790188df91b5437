import { ok, refused, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { whyNot } from '../allowed.ts';
import { askerOf, takeToDesk } from './desk.ts';
import { keep } from './keep.ts';
import { type ApplicationView, viewApplication } from './read-application.ts';

type Withdraw = { readonly applicationId: string; readonly version: number; readonly reason: string };

/** Whoever applied takes it back. */
export function withdraw(
  platform: Platform,
  origin: Origin,
  request: Withdraw,
): Promise<Result<Done<ApplicationView>>> {
  const name = { name: 'approvals.withdraw', may: 'applications:write', input: request };
  return runCommand(platform, origin, name, async (command) => {
    const desk = await takeToDesk(command.tx, request.applicationId, request.version);
    if (!desk.ok) return desk;
    const { application, customer, ofRound } = desk.value;
    const refusal = whyNot('withdraw', application, ofRound, await askerOf(command.tx, command.caller));
    if (refusal !== undefined) return refused(refusal);
    const { reason } = request;
    const withdrawn = {
      ...application,
      state: 'withdrawn' as const,
      version: application.version + 1,
      closedAt: command.now,
    };
    await keep(command, customer, withdrawn, ofRound, { reason });
    return ok({ answer: await viewApplication(platform, command, application.applicationId), effect: 'changed' });
  });
}
