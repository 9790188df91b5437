import { type Grade, gradeSteps } from '#policy';

export type RunState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** How far a run through the portfolio is, and what came of it so far. */
export type RunCounts = {
  readonly customersDone: number;
  /** New assessments; the rest came out as they stood. */
  readonly assessed: number;
  readonly unchanged: number;
  readonly raised: number;
  readonly lowered: number;
};

export const nothingDone: RunCounts = { customersDone: 0, assessed: 0, unchanged: 0, raised: 0, lowered: 0 };

/** What the assessment of one customer came to, against the one that stood. */
export type Reassessed = {
  readonly isNew: boolean;
  /** Undefined where the customer never had a grade. */
  readonly before: Grade | undefined;
  readonly now: Grade;
};

/** The counts after some customers more; `customersDone` also counts who could not be assessed. */
export function addReassessed(counts: RunCounts, customersDone: number, reassessed: readonly Reassessed[]): RunCounts {
  const moved = reassessed.map(({ before, now }) => (before === undefined ? 0 : gradeSteps(before, now)));
  const assessed = reassessed.filter(({ isNew }) => isNew).length;
  return {
    customersDone: counts.customersDone + customersDone,
    assessed: counts.assessed + assessed,
    unchanged: counts.unchanged + reassessed.length - assessed,
    raised: counts.raised + moved.filter((steps) => steps < 0).length,
    lowered: counts.lowered + moved.filter((steps) => steps > 0).length,
  };
}

const minutesWithoutNews = 2;

/** Whether whoever ran it is gone: it may be taken over, from where it stood. */
export function isLeftBehind({ advancedAt }: { readonly advancedAt: Date }, now: Date): boolean {
  return now.getTime() - advancedAt.getTime() > minutesWithoutNews * 60_000;
}
