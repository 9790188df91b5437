import { addMonths, type CalendarDate, ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { IndustryOutlook } from '#policy';
import { findOutlook, type KeptOutlook, saveOutlook } from '../store/industry-outlooks.ts';

type Wanted = {
  readonly industry: string;
  readonly outlook: IndustryOutlook;
  readonly reason: string;
  readonly source?: string | undefined;
  /** Left out: whoever states it. */
  readonly owner?: string | undefined;
  /** Left out: a year. */
  readonly validTo?: CalendarDate | undefined;
};

const monthsUsually = 12;

/** States how an industry is expected to do, until when. Every assessment from now on reads it. */
export function setIndustryOutlook(
  platform: Platform,
  origin: Origin,
  wanted: Wanted,
): Promise<Result<Done<ReturnType<typeof presentOutlook>>>> {
  const name = { name: 'assessment.set_industry_outlook', may: 'assessments:write', input: wanted };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, caller, now } = command;
    const before = await findOutlook(tx, wanted.industry);
    const { industry, outlook, reason, source = '', owner = caller.name } = wanted;
    const validTo = wanted.validTo ?? addMonths(today, monthsUsually);
    if (validTo < today)
      return refuse('invalid', 'ends_before_today', 'The last day is today or later.', { field: 'validTo' });
    const after: KeptOutlook = {
      ...{ industry, outlook, reason, source, owner, validTo },
      ...{ statedOn: today, changedBy: caller.name, changedAt: now },
    };
    if (before !== undefined && isSame(before, after))
      return ok({ answer: presentOutlook(before), effect: 'unchanged' });
    await saveOutlook(tx, after);
    command.record({
      subject: industry,
      detail: { before: before?.outlook ?? null, after: outlook, because: reason, source, owner, validTo },
    });
    command.announce('industry_outlook_changed', { industry });
    return ok({ answer: presentOutlook(after), effect: before === undefined ? 'created' : 'changed' });
  });
}

function isSame(a: KeptOutlook, b: KeptOutlook): boolean {
  const fields = ['outlook', 'reason', 'source', 'owner', 'validTo'] as const;
  return fields.every((field) => a[field] === b[field]);
}

export function presentOutlook({ statedOn, validTo, changedAt, ...rest }: KeptOutlook) {
  return {
    ...rest,
    statedOn: statedOn as string | null,
    validTo: validTo as string | null,
    changedAt: changedAt.toISOString(),
  };
}
