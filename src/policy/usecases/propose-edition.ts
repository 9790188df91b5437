import { type CalendarDate, ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { draftFaults } from '../draft-faults.ts';
import { baseOn, type Edition, firstDayFree, nextVersion } from '../edition.ts';
import { policies } from '../policies.ts';
import type { ScorecardDraft } from '../scorecard-draft.ts';
import { insertEdition, listEditions, lockEditions } from '../store/editions.ts';
import { loadVersions } from './versions.ts';

export type WantedEdition = {
  readonly draft: ScorecardDraft;
  readonly effectiveFrom: CalendarDate;
  readonly reason: string;
  /** The version that was drafted from. */
  readonly replaces: string;
};

/** Proposes another way of grading, from a day on. It counts for nothing until somebody else puts it in force. */
export function proposeEdition(
  platform: Platform,
  origin: Origin,
  wanted: WantedEdition,
): Promise<Result<Done<Edition>>> {
  const name = { name: 'policy.propose_edition', may: 'policies:write', input: wanted };
  return runCommand(platform, origin, name, async ({ tx, today, now, caller, record, announce }) => {
    const { draft, effectiveFrom, reason, replaces } = wanted;
    await lockEditions(tx);
    const editions = await listEditions(tx);
    const waiting = editions.find(({ state }) => state === 'proposed');
    if (waiting !== undefined) {
      const detail = `${waiting.version}, proposed by ${waiting.proposedBy}, waits to be decided first.`;
      return refuse('conflict', 'edition_waits', detail, { facts: { version: waiting.version } });
    }
    const versions = await loadVersions(tx);
    const firstDay = firstDayFree(today, versions);
    if (effectiveFrom < firstDay) {
      const detail = `It may begin on ${firstDay} at the earliest: what was decided until then stays as it is.`;
      return refuse('invalid', 'edition_begins_too_early', detail, { field: 'effectiveFrom', facts: { firstDay } });
    }
    const stale = whyStale(replaces, (versions.at(-1) ?? versions[0]).version);
    if (stale !== undefined) return stale;
    const base = baseOn(effectiveFrom, policies);
    const faults = draftFaults(draft, base);
    if (faults.length > 0) return faulty(faults);
    const edition: Edition = {
      version: nextVersion(base.version, editions),
      baseVersion: base.version,
      replaces,
      draft,
      effectiveFrom,
      reason,
      state: 'proposed',
      proposedById: caller.id,
      proposedBy: caller.name,
      proposedAt: now,
      decidedById: null,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    };
    await insertEdition(tx, edition);
    record({ subject: edition.version, detail: { proposed: { effectiveFrom, replaces, draft }, reason } });
    announce('edition_changed', { version: edition.version, state: edition.state });
    return ok({ answer: edition, effect: 'created' });
  });
}

/** A draft made from what no longer is the newest version would undo what was decided in between. */
export function whyStale(replaces: string, newest: string): Result<never> | undefined {
  if (replaces === newest) return undefined;
  const detail = `It was drafted from ${replaces}; ${newest} has been put in force since. Draft it again from there.`;
  return refuse('conflict', 'edition_outdated', detail, { facts: { newest } });
}

function faulty(faults: ReturnType<typeof draftFaults>): Result<never> {
  const detail = faults.map(({ code, at, figure }) =>
    [code, at, figure].filter((part) => part !== '' && part !== null).join(' '),
  );
  return refuse('invalid', 'scorecard_invalid', `The scorecard cannot be used: ${detail.join(', ')}.`, {
    field: 'draft',
  });
}
