import { type CalendarDate, ok } from '#kernel';
import { type Platform, toPage } from '#platform';
import { grades, policyInForce } from '#policy';
import { listOverrides as readOverrides, type ListedOverride } from '../store/overrides.ts';

type Question = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly show?: 'running' | 'ended' | undefined;
  readonly customerCode?: string | undefined;
};

/** Overrides for review, the newest first. */
export async function listOverrides({ database }: Platform, { limit, cursor, show, customerCode }: Question) {
  const rows = await readOverrides(database.sql, { show, customerCode, limit: limit + 1, before: cursor });
  return ok(toPage(rows, limit, { item: presentOverride, cursor: ({ overrideId }) => overrideId }));
}

function presentOverride(one: ListedOverride) {
  return {
    id: one.overrideId,
    customerCode: one.customerCode,
    customerName: one.customerName,
    grade: one.grade as string,
    modelGrade: one.modelGrade as string,
    steps: one.steps,
    gradeNow: one.gradeNow as string | null,
    modelGradeNow: one.modelGradeNow as string | null,
    reasonCode: one.reasonCode,
    reason: one.reason,
    validFrom: one.validFrom as string,
    validTo: one.validTo as string,
    madeBy: one.madeBy,
    madeAt: one.madeAt.toISOString(),
    endedBecause: one.endedBecause,
    endedBy: one.endedBy,
    endedAt: one.endedAt?.toISOString() ?? null,
  };
}

/** What the policy in force lets whom do; null where it lets nobody. */
export function overrideRules(today: CalendarDate) {
  const { overrides } = policyInForce(today);
  return overrides === undefined
    ? null
    : {
        grades: [...grades],
        monthsMax: overrides.monthsMax,
        steps: overrides.steps.map((row) => ({ ...row })),
        reasons: overrides.reasons.map((row) => ({ ...row })),
      };
}
