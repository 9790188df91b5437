import { later, ok, type Result, refuse } from '#kernel';
import { type Caller, type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { type Edition, firstDayFree } from '../edition.ts';
import { closeEdition, findEdition, lockEditions } from '../store/editions.ts';
import { whyStale } from './propose-edition.ts';
import { loadVersions } from './versions.ts';

export type EditionDecision = 'approve' | 'reject' | 'withdraw';

/** Puts a proposed edition in force, turns it down, or takes it back. Nobody approves their own. */
export function decideEdition(
  platform: Platform,
  origin: Origin,
  version: string,
  { decision, reason }: { readonly decision: EditionDecision; readonly reason: string },
): Promise<Result<Done<Edition>>> {
  const name = { name: `policy.${decision}_edition`, may: 'policies:write', input: { version, decision, reason } };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, now, caller } = command;
    await lockEditions(tx);
    const edition = await findEdition(tx, version);
    if (edition === undefined) return refuse('not_found', 'edition_not_found', `There is no edition ${version}.`);
    if (edition.state !== 'proposed')
      return refuse('conflict', 'edition_decided', `${version} is ${edition.state} already.`);
    const barred = whyNot(edition, decision, caller);
    if (barred !== undefined) return barred;
    const day = decision === 'approve' ? await dayOfForce(command, edition) : ok(edition.effectiveFrom);
    if (!day.ok) return day;
    const closed: Edition = {
      ...edition,
      state: ({ approve: 'in_force', reject: 'rejected', withdraw: 'withdrawn' } as const)[decision],
      effectiveFrom: day.value,
      decidedById: caller.id,
      decidedBy: caller.name,
      decidedAt: now,
      decisionReason: reason,
    };
    await closeEdition(tx, closed);
    const { effectiveFrom, proposedBy, replaces, state } = closed;
    command.record({
      subject: version,
      detail: { state: { before: edition.state, after: state }, effectiveFrom, proposedBy, replaces, reason },
    });
    command.announce('edition_changed', { version, state });
    return ok({ answer: closed, effect: 'changed' });
  });
}

function whyNot({ proposedById }: Edition, decision: EditionDecision, { id }: Caller): Result<never> | undefined {
  const isOwn = proposedById === id;
  if (isOwn && decision !== 'withdraw')
    return refuse(
      'not_allowed',
      'own_proposal',
      'Whoever proposed an edition does not decide on it: somebody else must.',
    );
  if (!isOwn && decision === 'withdraw')
    return refuse(
      'not_allowed',
      'not_own_proposal',
      'Only who proposed an edition may take it back; others reject it.',
    );
  return undefined;
}

/** The day that was asked for, or the first that is still free; nothing where another version came in between. */
async function dayOfForce({ tx, today }: Command, { effectiveFrom, replaces }: Edition) {
  const versions = await loadVersions(tx);
  const stale = whyStale(replaces, (versions.at(-1) ?? versions[0]).version);
  return stale ?? ok(later(effectiveFrom, firstDayFree(today, versions)));
}
