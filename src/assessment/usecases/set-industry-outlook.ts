import { ok, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { IndustryOutlook } from '#policy';
import { findOutlook, type KeptOutlook, saveOutlook } from '../store/industry-outlooks.ts';

type Wanted = { readonly industry: string; readonly outlook: IndustryOutlook; readonly reason: string };

/** States how an industry is expected to do. Every assessment from now on reads it. */
export function setIndustryOutlook(
  platform: Platform,
  origin: Origin,
  wanted: Wanted,
): Promise<Result<Done<ReturnType<typeof presentOutlook>>>> {
  const name = { name: 'assessment.set_industry_outlook', may: 'assessments:write', input: wanted };
  return runCommand(platform, origin, name, async (command) => {
    const before = await findOutlook(command.tx, wanted.industry);
    if (before?.outlook === wanted.outlook && before.reason === wanted.reason)
      return ok({ answer: presentOutlook(before), effect: 'unchanged' });
    const after: KeptOutlook = { ...wanted, changedBy: command.caller.name, changedAt: command.now };
    await saveOutlook(command.tx, after);
    command.record({
      subject: wanted.industry,
      detail: { before: before?.outlook ?? null, after: wanted.outlook, because: wanted.reason },
    });
    command.announce('industry_outlook_changed', { industry: wanted.industry });
    return ok({ answer: presentOutlook(after), effect: before === undefined ? 'created' : 'changed' });
  });
}

export function presentOutlook({ industry, outlook, reason, changedBy, changedAt }: KeptOutlook) {
  return { industry, outlook, reason, changedBy, changedAt: changedAt.toISOString() };
}
