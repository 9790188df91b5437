import type { Change } from '../explain/next-grade.ts';
import type { Explanation } from '../usecases/explain-assessment.ts';

export function presentExplanation({ next, since, best, worst, ...rest }: Explanation) {
  return {
    ...rest,
    best: [...best],
    worst: [...worst],
    next: presentNext(next),
    since:
      since === null
        ? null
        : {
            assessmentId: since.previous.assessmentId,
            asOf: since.previous.assessedOn as string,
            grade: since.previous.grade as string,
            from: since.bridge.from,
            to: since.bridge.to,
            steps: since.bridge.steps.map((step) => ({ ...step })),
            capsGone: [...since.bridge.capsGone],
            capsNew: [...since.bridge.capsNew],
            otherPolicy: since.bridge.otherPolicy,
          },
  };
}

/** One shape for every outcome: what does not apply is empty. */
function presentNext(next: Explanation['next']) {
  const change = (changes: readonly (Change & { readonly heldBy?: readonly string[] })[]) =>
    changes.map(({ code, gain, from, to, heldBy = [] }) => ({
      code: code as string,
      gain,
      from,
      kind: to.kind,
      to: to.kind === 'answer' ? to.answer : to.figure,
      heldBy: [...heldBy],
    }));
  return {
    kind: next.kind,
    grade: next.kind === 'best' ? null : (next.grade as string),
    pointsShort: next.kind === 'reachable' || next.kind === 'out_of_reach' ? next.pointsShort : null,
    heldBy: next.kind === 'held' ? [...next.by] : next.kind === 'reachable' ? [...next.heldBy] : [],
    alone: next.kind === 'reachable' ? change(next.alone) : [],
    together: next.kind === 'reachable' ? change(next.together) : [],
  };
}
