import { type Grade, gradeSteps, grades, type Policy } from '#policy';
import { assess, type Assessment } from './assess.ts';
import type { AssessmentFacts } from './facts.ts';

/** One customer graded twice, from the same facts. */
export type Twice = { readonly before: Assessment; readonly after: Assessment };

/** A draft changes how figures are graded, not how they are examined: that is done once. */
export function assessTwice(facts: AssessmentFacts, before: Policy, after: Policy): Twice {
  const first = assess(facts, before);
  return { before: first, after: assess(facts, after, first.doubt) };
}

/** A customer whose grade would move, with its scores. */
export type Move = {
  readonly customerCode: string;
  readonly customerName: string;
  readonly gradeBefore: Grade;
  readonly gradeAfter: Grade;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
};

export type PortfolioPreview = {
  readonly customers: number;
  readonly up: number;
  readonly down: number;
  readonly grades: readonly { readonly grade: Grade; readonly before: number; readonly after: number }[];
  /** Mean probability of default, by customers and not by amounts; null without a master scale. */
  readonly meanPd: { readonly before: number; readonly after: number } | null;
  /** The widest moves first. */
  readonly moves: readonly Move[];
};

/** Adds customers up one after the other, so that a portfolio is never held in memory as a whole. */
export function startPreview(movesMax = 30) {
  const counts = new Map(grades.map((grade) => [grade, { before: 0, after: 0 }]));
  let moves: Move[] = [];
  let [customers, up, down] = [0, 0, 0];
  const pd = { before: 0, after: 0, known: true };

  const add = ({ customer: { code, name } }: AssessmentFacts, { before, after }: Twice): void => {
    customers += 1;
    const [was, is] = [counts.get(before.grade), counts.get(after.grade)];
    if (was !== undefined) was.before += 1;
    if (is !== undefined) is.after += 1;
    const [pdBefore, pdAfter] = [before.doubt?.pd ?? null, after.doubt?.pd ?? null];
    if (pdBefore === null || pdAfter === null) pd.known = false;
    pd.before += pdBefore ?? 0;
    pd.after += pdAfter ?? 0;
    const steps = gradeSteps(before.grade, after.grade);
    if (steps === 0) return;
    if (steps < 0) up += 1;
    else down += 1;
    moves.push({
      customerCode: code,
      customerName: name,
      gradeBefore: before.grade,
      gradeAfter: after.grade,
      scoreBefore: before.score,
      scoreAfter: after.score,
    });
    if (moves.length > movesMax * 10) moves = widest(moves, movesMax);
  };

  const result = (): PortfolioPreview => ({
    customers,
    up,
    down,
    grades: grades.map((grade) => ({ grade, before: 0, after: 0, ...counts.get(grade) })),
    meanPd: customers === 0 || !pd.known ? null : { before: pd.before / customers, after: pd.after / customers },
    moves: widest(moves, movesMax),
  });
  return { add, result };
}

function widest(moves: readonly Move[], count: number): Move[] {
  const width = ({ gradeBefore, gradeAfter }: Move) => Math.abs(gradeSteps(gradeBefore, gradeAfter));
  const points = ({ scoreBefore, scoreAfter }: Move) => Math.abs(scoreAfter - scoreBefore);
  return moves
    .toSorted((a, b) => width(b) - width(a) || points(b) - points(a) || a.customerCode.localeCompare(b.customerCode))
    .slice(0, count);
}
