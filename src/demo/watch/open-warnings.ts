import { daysBetween } from '#kernel';
import { type CustomerFigures, findChanges, readingsOf } from '#monitoring';
import type { IndustryOutlook } from '#policy';
import { statedDaysAgo } from '../credit/outlooks.ts';
import { diceFor } from '../dice.ts';
import { handle } from './handle.ts';
import { type Life, scanOn, type Watch } from './life.ts';

/** Most of what is crossed came up within these days. */
const longestAgo = 11;

/** Every line that a customer crosses as the last scan found it, each with the life that it has had until then. */
export function openWarnings(watch: Watch, figures: CustomerFigures): Life[] {
  const today = watch.calendar.dayOf(watch.lastDay);
  const readings = readingsOf(figures, today, watch.policy);
  const findings = findChanges({ open: [], quiet: [] }, readings, watch.policy);
  return findings.flatMap((finding) => {
    if (finding.kind !== 'open') return [];
    const { line, reading } = finding;
    if (line.indicator === 'oldest_overdue_days' && figures.oldestDueOn !== null)
      return [growOverdue(watch, figures, daysBetween(figures.oldestDueOn, today))];
    const dice = diceFor(`${figures.code} ${line.code}`);
    const daysAgo =
      line.indicator === 'industry_outlook'
        ? sinceOutlook(figures)
        : dice.between(0, Math.min(longestAgo, line.deadlineDays + 1));
    // No warning is older than the limit that it warns about, or than a customer who has none yet.
    const since =
      figures.standing === null ? watch.lastDay - longestAgo : watch.dayNoOf(figures.standing.grantedOn) + 1;
    const dayNo = Math.min(watch.lastDay, Math.max(since, watch.lastDay - daysAgo));
    const life = scanOn(watch, figures, finding, dayNo, undefined);
    handle(life, dayNo);
    life.warning = { ...life.warning, figure: reading.figure, basis: reading.basis, seenOn: today };
    return [life];
  });
}

/** What is not paid grows older line by line: the same warning, opened at the first and escalated at the others. */
export function growOverdue(watch: Watch, figures: CustomerFigures, daysLate: number, upTo = watch.lastDay): Life {
  const dueNo = upTo - daysLate;
  const dueOn = watch.calendar.dayOf(dueNo);
  const basis = { kind: 'oldest_item', dueOn } as const;
  const lines = watch.policy.warningLines
    .filter((line) => line.indicator === 'oldest_overdue_days' && line.at <= daysLate)
    .toSorted((a, b) => a.at - b.at);
  let life: Life | undefined;
  for (const [place, line] of lines.entries()) {
    const reading = { figure: line.at, basis };
    const dayNo = dueNo + line.at;
    life =
      life === undefined
        ? scanOn(watch, figures, { kind: 'open', line, reading }, dayNo, undefined)
        : scanOn(watch, figures, { kind: 'escalate', warning: life.warning, line, reading }, dayNo, life);
    handle(life, dayNo, Math.min(upTo, dueNo + (lines[place + 1]?.at ?? daysLate + 1)));
  }
  if (life === undefined) throw new Error(`${figures.code} is ${daysLate} days late, and no line says anything of it.`);
  life.warning = { ...life.warning, figure: daysLate, basis, seenOn: watch.calendar.dayOf(upTo) };
  return life;
}

/** An outlook is known to the scan from the morning after it was stated. */
function sinceOutlook({ industry, outlook }: CustomerFigures): number {
  return statedDaysAgo(industry ?? '', outlook satisfies IndustryOutlook | null) - 2;
}
