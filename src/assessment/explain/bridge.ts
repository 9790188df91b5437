import type { Grade, GradeCapCode } from '#policy';

/** What a bridge needs of an assessment: its score and grade, and the points of each factor with the value behind. */
export type BridgeEnd = {
  readonly score: number;
  readonly grade: Grade;
  readonly policyVersion: string;
  readonly caps: readonly { readonly when: GradeCapCode }[];
  readonly factors: readonly {
    readonly code: string;
    readonly points: number;
    readonly value: number | string | null;
  }[];
};

export type BridgeStep = {
  readonly code: string;
  /** Points won or lost. A factor that only one of both scorecards has counts as nothing in the other. */
  readonly change: number;
  readonly before: number | string | null;
  readonly after: number | string | null;
};

export type Bridge = {
  readonly from: number;
  readonly to: number;
  /** Those that moved the score, the largest first; their changes add up to the whole difference. */
  readonly steps: readonly BridgeStep[];
  readonly capsGone: readonly GradeCapCode[];
  readonly capsNew: readonly GradeCapCode[];
  readonly otherPolicy: boolean;
};

/** 得分变动: from one assessment to the next, factor by factor. */
export function bridgeBetween(before: BridgeEnd, after: BridgeEnd): Bridge {
  const codes = [...new Set([...before.factors, ...after.factors].map(({ code }) => code))];
  const steps = codes.map((code) => {
    const old = before.factors.find((factor) => factor.code === code);
    const now = after.factors.find((factor) => factor.code === code);
    return {
      code,
      change: (now?.points ?? 0) - (old?.points ?? 0),
      before: old?.value ?? null,
      after: now?.value ?? null,
    };
  });
  const capsOf = ({ caps }: BridgeEnd) => caps.map(({ when }) => when);
  return {
    from: before.score,
    to: after.score,
    steps: steps
      .filter(({ change }) => change !== 0)
      .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || b.change - a.change),
    capsGone: capsOf(before).filter((cap) => !capsOf(after).includes(cap)),
    capsNew: capsOf(after).filter((cap) => !capsOf(before).includes(cap)),
    otherPolicy: before.policyVersion !== after.policyVersion,
  };
}
