import { addMonths, type CalendarDate, ok, type Result, refuse } from '#kernel';
import {
  type Grade,
  gradeSteps,
  type OverrideReason,
  type OverrideRules,
  stepsOfRoles,
  steppedGrade,
  worseGrade,
} from '#policy';
import type { Role } from '#team';

/** 等级调整: a person's word above the model's, as an assessment knows it while it runs. */
export type GradeOverride = {
  readonly overrideId: string;
  readonly grade: Grade;
  /** Steps above (positive) or below the grade that the model gave on the day. */
  readonly steps: number;
  readonly reasonCode: OverrideReason;
  readonly reason: string;
  readonly validTo: CalendarDate;
  readonly madeBy: string;
  readonly madeById: string;
};

type Cap = { readonly when: string; readonly atMost: Grade };

/** What the model says: its grade by score, and what holds it down. */
export type ModelWord = { readonly gradeByScore: Grade; readonly grade: Grade; readonly caps: readonly Cap[] };

/**
 * The grade that counts. Raised: never by more than the steps given, and never beyond a cap. Lowered: never better than
 * what was said. Where the model has gone past an override on its own, the model counts.
 */
export function gradeUnder({ grade, steps }: Pick<GradeOverride, 'grade' | 'steps'>, model: ModelWord): Grade {
  if (steps < 0) return worseGrade(grade, model.grade);
  const raised = worseGrade(grade, steppedGrade(model.grade, steps));
  const capped = model.caps.reduce((held, { atMost }) => worseGrade(held, atMost), raised);
  return gradeSteps(capped, model.grade) > 0 ? capped : model.grade;
}

export type WantedOverride = {
  readonly grade: Grade;
  readonly reasonCode: OverrideReason;
  readonly reason: string;
  readonly validTo: CalendarDate;
};

/** Whether somebody with these roles may say so: the steps from the model's grade, positive upwards. */
export function checkOverride(
  wanted: WantedOverride,
  model: ModelWord,
  {
    rules,
    roles,
    today,
  }: {
    readonly rules: OverrideRules | undefined;
    readonly roles: readonly Role[];
    readonly today: CalendarDate;
  },
): Result<number> {
  if (rules === undefined)
    return refuse('conflict', 'no_overrides', 'The policy in force lets nobody override a grade.');
  const steps = gradeSteps(wanted.grade, model.grade);
  if (steps === 0)
    return refuse('invalid', 'same_grade', `The model gives ${model.grade} already.`, { field: 'grade' });
  const limits = stepsOfRoles(roles, rules);
  if (steps > limits.up || -steps > limits.down) {
    const detail = `From ${model.grade} to ${wanted.grade} is ${Math.abs(steps)} steps ${steps > 0 ? 'up' : 'down'}; you may go ${limits.up} up and ${limits.down} down.`;
    return refuse('not_allowed', 'too_many_steps', detail, {
      field: 'grade',
      facts: { steps: Math.abs(steps), direction: steps > 0 ? 'up' : 'down', up: limits.up, down: limits.down },
    });
  }
  const cap = model.caps.find(({ atMost }) => gradeSteps(wanted.grade, atMost) > 0);
  if (cap !== undefined) {
    const detail = `A cap holds the grade at ${cap.atMost} at most (${cap.when}): no override lifts it.`;
    return refuse('conflict', 'held_by_cap', detail, { field: 'grade', facts: { when: cap.when, atMost: cap.atMost } });
  }
  const latest = addMonths(today, rules.monthsMax);
  if (wanted.validTo < today || wanted.validTo > latest)
    return refuse('invalid', 'last_day_out_of_range', `The last day is from ${today} to ${latest}.`, {
      field: 'validTo',
      facts: { from: today, to: latest },
    });
  return ok(steps);
}
