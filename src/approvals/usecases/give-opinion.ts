import { ok, refused, type Result } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { whyNot } from '../allowed.ts';
import type { Stance } from '../application.ts';
import { insertOpinion } from '../store/decisions.ts';
import { askerOf, takeToDesk } from './desk.ts';
import { type ApplicationView, viewApplication } from './read-application.ts';

type GiveOpinion = { readonly applicationId: string; readonly stance: Stance; readonly opinion: string };

/** 专家意见: heard by those who decide, and bound into the record; it decides nothing. */
export function giveOpinion(
  platform: Platform,
  origin: Origin,
  request: GiveOpinion,
): Promise<Result<Done<ApplicationView>>> {
  const name = { name: 'approvals.give_opinion', may: 'applications:advise', input: request };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, caller, now, record } = command;
    const desk = await takeToDesk(tx, request.applicationId, undefined);
    if (!desk.ok) return desk;
    const { application, customer, ofRound } = desk.value;
    const refusal = whyNot('advise', application, ofRound, await askerOf(tx, caller));
    if (refusal !== undefined) return refused(refusal);
    const { stance, opinion } = request;
    const given = { opinionId: newId(), stance, opinion, giverId: caller.id, giverName: caller.name, givenAt: now };
    await insertOpinion(tx, application, given);
    record({ subject: customer.code, customerId: customer.customerId, detail: { ...request } });
    return ok({ answer: await viewApplication(platform, command, application.applicationId), effect: 'created' });
  });
}
