import { addDays, type CalendarDate, later } from '#kernel';
import { type CustomerFigures, type Review, wantedReview } from '#monitoring';
import { figuresOnDays } from '#monitoring/usecases';
import type { AuditEntry, Tx } from '#platform';
import { termsOfGrade } from '#policy';
import { diceFor } from '../dice.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';
import type { Renewal } from '../store/watch-facts.ts';
import type { Watch } from './life.ts';

type Compared = NonNullable<Review['started']>['compared'];
type Reviewed = { readonly reviews: readonly Review[]; readonly trail: readonly AuditEntry[] };

const conclusions = {
  good: ['财务和回款均正常，维持额度', '经营稳定，维持额度和账期', '回款好于约定，维持额度，可按需增额'],
  weak: ['等级偏弱，维持额度，缩短复审间隔', '报表偏弱但回款正常，维持额度，不再增额'],
} as const;

/** What the analyst looked at again with the last assessments, what lies ahead, and what is in approval now. */
export async function demoReviews(
  tx: Tx,
  watch: Watch,
  portfolio: readonly CustomerFigures[],
  renewals: readonly Renewal[],
  timeZone: string,
): Promise<Reviewed> {
  const today = watch.calendar.dayOf(watch.lastDay);
  const renewalOf = new Map(renewals.map((one) => [one.customerId, one]));
  const looked = portfolio.flatMap((figures) => {
    const { standing, gradeNow, blacklisted, code } = figures;
    if (standing === null || gradeNow === null || blacklisted || gradeNow.on <= standing.grantedOn) return [];
    const dice = diceFor(`${code} reviewed`);
    if (!dice.chance(0.9)) return [];
    // With the last assessment, or since then where the grade asks for it more often.
    const { reviewMonths } = termsOfGrade(gradeNow.grade, watch.policy.terms);
    const again = addDays(today, -dice.between(2, reviewMonths * 31 + 8));
    const on = reviewMonths <= 3 ? later(gradeNow.on, again) : gradeNow.on;
    const worked = watch.calendar.dayOf(watch.calendar.tradingDayUpTo(watch.dayNoOf(on)));
    return [{ figures, since: standing.grantedOn, on: later(gradeNow.on, worked), grade: gradeNow.grade }];
  });
  const working = portfolio.filter(({ customerId, standing }) => renewalOf.has(customerId) && standing !== null);
  const before = await figuresOnDays(
    tx,
    [
      ...looked.map(({ figures, since }) => ({ ...figures, day: since })),
      ...working.map((one) => ({ ...one, day: one.standing?.grantedOn ?? today })),
    ],
    timeZone,
  );
  const after = await figuresOnDays(
    tx,
    [...looked.map(({ figures, on }) => ({ ...figures, day: on })), ...working.map((one) => ({ ...one, day: today }))],
    timeZone,
  );
  const comparedAt = (place: number): Compared => {
    const [was, is] = [before[place], after[place]];
    if (was === undefined || is === undefined) throw new Error(`Nothing to compare at ${place}.`);
    return { before: was, now: is };
  };

  const reviews: Review[] = [];
  const trail: AuditEntry[] = [];
  const reviewedOn = new Map<string, CalendarDate>();
  for (const [place, { figures, on, grade }] of looked.entries()) {
    const dice = diceFor(`${figures.code} review`);
    const by = watch.people.creditAnalyst;
    const at = watch.calendar.at(watch.dayNoOf(on), 1_062);
    const conclusion = dice.pick(grade.startsWith('A') || grade === 'BBB' ? conclusions.good : conclusions.weak);
    const next = wantedReview(figures, on, watch.policy);
    const review: Review = {
      ...blank(figures, idAt<'review'>(at, dice)),
      state: 'completed',
      because: 'grade',
      dueOn: addDays(on, -dice.between(0, 9)),
      started: { at: new Date(at.getTime() - 3_600_000), by: by.name, compared: comparedAt(place) },
      completed: { at, on, by: by.name, conclusion },
      version: 4,
    };
    reviews.push(review);
    reviewedOn.set(figures.customerId, on);
    const detail = { reviewId: review.reviewId, conclusion, nextDueOn: next?.dueOn ?? null };
    trail.push(entry(figures, 'monitoring.complete_review', at, by, detail));
  }
  for (const figures of portfolio) {
    const wanted = wantedReview(figures, reviewedOn.get(figures.customerId) ?? null, watch.policy);
    if (wanted === null) continue;
    const { dueOn, because } = wanted;
    const isDue = dueOn <= today;
    const at = watch.calendar.at(Math.min(watch.dayNoOf(dueOn), watch.lastDay), 331);
    const review: Review = {
      ...blank(figures, idAt<'review'>(at, diceFor(`${figures.code} ahead`))),
      dueOn,
      because,
      state: isDue ? 'due' : 'planned',
      version: isDue ? 2 : 1,
    };
    const renewal = renewalOf.get(figures.customerId);
    const place = looked.length + working.indexOf(figures);
    if (renewal === undefined) reviews.push(review);
    else {
      const started = { at: renewal.at, by: renewal.applicant, compared: comparedAt(place) };
      reviews.push({ ...review, state: 'started', started, applicationId: renewal.applicationId, version: 3 });
    }
    if (isDue) trail.push(entry(figures, 'monitoring.scan', at, 'scan', { reviewId: review.reviewId, dueOn, because }));
  }
  return { reviews, trail };
}

function blank({ customerId, creditGroupId }: CustomerFigures, reviewId: Review['reviewId']) {
  return {
    customerId,
    creditGroupId,
    reviewId,
    warningId: null,
    started: null,
    applicationId: null,
    completed: null,
  };
}

function entry(
  { customerId, code }: CustomerFigures,
  command: string,
  at: Date,
  by: Actor | 'scan',
  detail: unknown,
): AuditEntry {
  const who = by === 'scan' ? { kind: 'system' as const, id: 'system', name: 'Headroom' } : by;
  return {
    entryId: idAt<'audit-entry'>(at, diceFor(`${code} ${command}`)),
    at,
    actorKind: who.kind,
    actorId: who.id,
    actorName: who.name,
    command,
    customerId,
    subject: code,
    detail,
  };
}
