import type { ResultView } from './assessment-view.ts';
import type { Bridge } from './explain/bridge.ts';

/** Judgements that a reader may not see yet: others gave them, and the reader, who judges too, has not. */
export type Hidden = ReadonlySet<string>;

/** Stands for what is hidden: a veto, or the sum of what hidden judgements moved. */
const notJudgedYet = 'not_judged_yet';

/** What came of an assessment, without what would tell the reader how others judged. Score and grade stand. */
export function withoutHidden<View extends Pick<ResultView, 'factors' | 'dimensions' | 'caps'>>(
  view: View,
  hidden: Hidden,
) {
  const covered = new Set(view.factors.filter(({ code }) => hidden.has(code)).map(({ dimension }) => dimension));
  return {
    ...view,
    caps: view.caps.map((cap) => ({ ...cap, when: capWithoutHidden(cap.when, hidden) })),
    dimensions: view.dimensions.map(({ points, ...one }) => ({
      ...one,
      points: covered.has(one.dimension) ? null : points,
    })),
    factors: view.factors.map(({ points, ...factor }) =>
      hidden.has(factor.code)
        ? { ...factor, points: null, value: null, because: 'judge_first', from: null }
        : { ...factor, points: points as number | null, because: factor.because as string | null },
    ),
  };
}

export function capWithoutHidden(when: string, hidden: Hidden): string {
  return when.startsWith('veto_') && hidden.has(when.slice('veto_'.length)) ? notJudgedYet : when;
}

/** What moved a score, with the steps of hidden judgements as one, last: they still add up. */
export function bridgeWithoutHidden(bridge: Bridge, hidden: Hidden) {
  const shown = bridge.steps.filter(({ code }) => !hidden.has(code));
  const change = bridge.steps.reduce((sum, step) => sum + (hidden.has(step.code) ? step.change : 0), 0);
  const caps = (codes: readonly string[]) => codes.map((when) => capWithoutHidden(when, hidden));
  return {
    ...bridge,
    steps: change === 0 ? shown : [...shown, { code: notJudgedYet, change, before: null, after: null }],
    capsGone: caps(bridge.capsGone),
    capsNew: caps(bridge.capsNew),
  };
}

/** What was known, without the answers that are hidden. */
export function snapshotWithoutHidden(snapshot: unknown, hidden: Hidden): unknown {
  const { answers, ...rest } = snapshot as { readonly answers: Readonly<Record<string, unknown>> };
  return { ...rest, answers: answersWithoutHidden(answers, hidden) };
}

export function answersWithoutHidden<Value>(answers: Readonly<Record<string, Value>>, hidden: Hidden) {
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !hidden.has(code)));
}
