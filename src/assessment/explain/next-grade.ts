import { type Factor, type Grade, gradeSteps, grades, type Policy, type Scorecard } from '#policy';
import type { ScoredFactor } from '../assess.ts';
import { type CappedAssessment, capsLeft } from './caps-left.ts';

/** One factor that does better: to this figure or this answer, for so many points more. */
export type Change = {
  readonly code: Factor['code'];
  readonly gain: number;
  readonly from: number | string | null;
  /** `at_least` and `below`: a figure; `answer`: one of the choices. A factor that is not known only has to be known. */
  readonly to:
    | { readonly kind: 'at_least' | 'below'; readonly figure: number }
    | { readonly kind: 'answer'; readonly answer: string };
};

/** Caps that would hold the grade down all the same: more points alone do not help. */
type Held = { readonly heldBy: readonly string[] };

export type NextGrade =
  | { readonly kind: 'best' }
  /** The score is good for more: what has to go is what holds the grade down. */
  | { readonly kind: 'held'; readonly grade: Grade; readonly by: readonly string[] }
  | {
      readonly kind: 'reachable';
      readonly grade: Grade;
      readonly pointsShort: number;
      /** Each of these alone is enough for the score: first those that no cap stands against, the nearest first. */
      readonly alone: readonly (Change & Held)[];
      /** Where none is: the fewest that are enough together. */
      readonly together: readonly Change[];
      /** What would hold the grade down all the same, whichever of them is done. */
      readonly heldBy: readonly string[];
    }
  | { readonly kind: 'out_of_reach'; readonly grade: Grade; readonly pointsShort: number };

/** 提升一级: the smallest changes that would reach the model's next better grade, by the card that was applied. */
export function nextGradeOf(
  made: CappedAssessment,
  scorecard: Pick<Scorecard, 'factors' | 'vetoes'>,
  policy: Pick<Policy, 'gradeScale'>,
): NextGrade {
  const held = made.caps.filter(({ atMost }) => gradeSteps(made.gradeByScore, atMost) > 0);
  if (gradeSteps(made.gradeByScore, made.modelGrade) > 0)
    return { kind: 'held', grade: made.gradeByScore, by: held.map(({ when }) => when) };
  const better = grades[grades.indexOf(made.modelGrade) - 1];
  const band = policy.gradeScale.bands.find(({ grade }) => grade === better);
  if (better === undefined || band === undefined) return { kind: 'best' };
  const pointsShort = band.from - made.score;
  const ways = made.factors.flatMap((scored) => {
    const factor = scorecard.factors.find(({ code }) => code === scored.code);
    return factor === undefined ? [] : [changesOf(scored, factor)];
  });
  const left = (changes: readonly Change[]) => capsLeft(made, { changes, grade: better }, { scorecard, policy });
  const alone = ways
    .flatMap((changes) => changes.find(({ gain }) => gain >= pointsShort) ?? [])
    .map((change) => ({ ...change, heldBy: left([change]) }))
    .toSorted((a, b) => a.heldBy.length - b.heldBy.length || distance(a) - distance(b) || a.gain - b.gain)
    .slice(0, 3);
  const together = alone.length > 0 ? [] : fewest(ways, pointsShort);
  if (alone.length === 0 && together.length === 0) return { kind: 'out_of_reach', grade: better, pointsShort };
  const heldBy = alone.length > 0 ? heldByAll(alone) : left(together);
  return { kind: 'reachable', grade: better, pointsShort, alone, together, heldBy };
}

function heldByAll(ways: readonly Held[]): string[] {
  const [first, ...rest] = ways.map(({ heldBy }) => heldBy);
  return (first ?? []).filter((when) => rest.every((heldBy) => heldBy.includes(when)));
}

/** Every step up that a factor has left, the smallest first. */
function changesOf(scored: ScoredFactor, factor: Factor): Change[] {
  const from = scored.reading.known ? scored.reading.value : null;
  const steps =
    factor.kind === 'chosen'
      ? factor.choices.map(({ answer, points }) => ({ points, to: { kind: 'answer' as const, answer } }))
      : factor.bands.flatMap(({ points }, place) =>
          points > scored.points ? [{ points, to: edgeOf(factor, points, place) }] : [],
        );
  return steps
    .filter(({ points }) => points > scored.points)
    .map(({ points, to }) => ({ code: factor.code, gain: points - scored.points, from, to }))
    .toSorted((a, b) => a.gain - b.gain);
}

/** Where a band is entered: from below when points rise with the figure, from above when they fall. On a line, at its end. */
function edgeOf(
  { bands, isLinear }: Extract<Factor, { kind: 'measured' }>,
  points: number,
  place: number,
): { kind: 'at_least' | 'below'; figure: number } {
  const rises = (bands.at(-1)?.points ?? 0) > (bands[0]?.points ?? 0);
  const own = bands[place]?.from ?? null;
  const next = bands[place + 1]?.from ?? null;
  if (rises && own !== null) return { kind: 'at_least', figure: own };
  if (isLinear === true && own !== null) return { kind: 'below', figure: own };
  if (next !== null) return { kind: 'below', figure: next };
  throw new Error(`A band of ${points} points has no edge.`);
}

/** How far a figure has to go, as a share of what it is; what a person answers, or nobody knows yet, comes last. */
function distance({ from, to }: Change): number {
  if (to.kind === 'answer') return 10;
  if (typeof from !== 'number') return 20;
  return Math.abs(to.figure - from) / Math.max(Math.abs(from), Math.abs(to.figure), 1e-9);
}

/** The largest steps first, until they are enough; the last is then no larger than it has to be. */
function fewest(ways: readonly (readonly Change[])[], pointsShort: number): Change[] {
  const largest = ways.flatMap((changes) => changes.at(-1) ?? []).toSorted((a, b) => b.gain - a.gain);
  const chosen: Change[] = [];
  let missing = pointsShort;
  for (const change of largest) {
    if (missing <= 0) break;
    const smaller = ways.find((changes) => changes[0]?.code === change.code)?.find(({ gain }) => gain >= missing);
    const taken = smaller ?? change;
    chosen.push(taken);
    missing -= taken.gain;
  }
  return missing > 0 ? [] : chosen;
}
