import { addDays, type CalendarDate, daysPastDue } from '#kernel';
import type { Platform } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import { loadOldestOpenItems } from '#receivables/usecases';
import { scoresOnDay } from '../store/scores-on-day.ts';
import { type Validation, validateScores } from '../validation/validate-scores.ts';

/** More days past due than this, undisputed, is bad; so is the blacklist. */
export const badFromDays = 60;

/**
 * How the scores of so many days ago stand against what customers owe late today. Assessments that were made before
 * there was a master scale are read by that of today.
 */
export async function validateScorecard(
  { database }: Pick<Platform, 'database'>,
  { days, today }: { readonly days: number; readonly today: CalendarDate },
): Promise<Validation & { readonly since: CalendarDate }> {
  const since = addDays(today, -days);
  const [scores, { masterScale }] = await Promise.all([
    scoresOnDay(database.sql, since),
    gradingPolicy(database.sql, today),
  ]);
  const oldest = await loadOldestOpenItems(database.sql, scores);
  const scored = scores.map(({ score, grade, pd, scoreNow, blacklisted, customerId }) => {
    const item = oldest.get(customerId);
    const isLate = item !== undefined && daysPastDue(item.dueOn, today) > badFromDays;
    return { score, grade, pd: pd ?? masterScale?.pdByGrade[grade] ?? null, scoreNow, bad: blacklisted || isLate };
  });
  return { since, ...validateScores(scored) };
}
