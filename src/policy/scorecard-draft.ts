import type { Grade, GradeScale } from './grade-scale.ts';
import { factorsToChoose } from './more-factors.ts';
import type { Policy } from './policy.ts';
import type { MasterScale } from './scales/master-scale.ts';
import {
  type Factor,
  type FactorCode,
  maxPoints,
  type Scorecard,
  type ScorecardVariant,
  type Veto,
} from './scorecard.ts';

/** What of one factor can be set: everything but its name, its unit and which answers it offers. */
export type FactorDraft = {
  readonly code: FactorCode;
  /** Whole points of 100; 0 leaves the factor out. */
  readonly weight: number;
  readonly missingPoints: number;
  readonly missingAtMost: Grade | null;
  readonly isLinear: boolean;
  /** Of measured factors; empty of chosen ones. */
  readonly bands: readonly { readonly from: number | null; readonly points: number }[];
  /** Of chosen factors; empty of measured ones. */
  readonly choices: readonly { readonly answer: string; readonly points: number }[];
};

/** 评分卡草稿: how customers are graded, as figures that a person may set. Names stay those of the policy it stands on. */
export type ScorecardDraft = {
  readonly factors: readonly FactorDraft[];
  readonly vetoes: readonly Veto[];
  readonly variants: readonly ScorecardVariant[];
  /** From the best grade down: the lowest score of each. */
  readonly bands: readonly { readonly grade: Grade; readonly from: number }[];
  readonly caps: readonly { readonly when: string; readonly atMost: Grade }[];
  /** By grade, the best first: default within twelve months. Empty under policies without a master scale. */
  readonly pds: readonly { readonly grade: Grade; readonly pd: number }[];
};

/** A policy's grading as a draft that changes nothing. */
export function draftOf({ scorecard, gradeScale, masterScale }: Policy): ScorecardDraft {
  return {
    factors: factorsToChoose(scorecard).map(draftOfFactor),
    vetoes: scorecard.vetoes ?? [],
    variants: scorecard.variants ?? [],
    bands: gradeScale.bands.map(({ grade, from }) => ({ grade, from })),
    caps: gradeScale.caps.map(({ when, atMost }) => ({ when, atMost })),
    pds:
      masterScale === undefined
        ? []
        : gradeScale.bands.map(({ grade }) => ({ grade, pd: masterScale.pdByGrade[grade] })),
  };
}

function draftOfFactor(factor: Factor): FactorDraft {
  const { code, missingPoints, missingAtMost } = factor;
  return {
    code,
    weight: maxPoints(factor),
    missingPoints,
    missingAtMost: missingAtMost ?? null,
    isLinear: factor.kind === 'measured' && factor.isLinear === true,
    bands: factor.kind === 'measured' ? factor.bands.map(({ from, points }) => ({ from, points })) : [],
    choices: factor.kind === 'chosen' ? factor.choices.map(({ answer, points }) => ({ answer, points })) : [],
  };
}

/** The policy with its grading as drafted. The draft has been found without fault. */
export function withDraft(base: Policy, draft: ScorecardDraft): Policy {
  const { masterScale } = base;
  return {
    ...base,
    scorecard: scorecardOf(base.scorecard, draft),
    gradeScale: gradeScaleOf(base.gradeScale, draft),
    ...(masterScale !== undefined && { masterScale: masterScaleOf(masterScale, draft) }),
  };
}

/** A factor that the card did not ask before comes in once it counts: for everybody, under a variant, or by a veto. */
function scorecardOf(card: Scorecard, { factors: drafts, vetoes, variants }: ScorecardDraft): Scorecard {
  const counts = ({ code, weight }: FactorDraft) =>
    weight > 0 ||
    variants.some(({ weights }) => (weights[code] ?? 0) > 0) ||
    vetoes.some(({ factor }) => factor === code);
  const isAsked = (code: FactorCode) => card.factors.some((factor) => factor.code === code);
  return {
    factors: factorsToChoose(card).flatMap((factor) => {
      const draft = drafts.find(({ code }) => code === factor.code);
      if (draft === undefined) return isAsked(factor.code) ? [factor] : [];
      return isAsked(factor.code) || counts(draft) ? [factorOf(factor, draft)] : [];
    }),
    ...(vetoes.length > 0 && { vetoes }),
    ...(variants.length > 0 && { variants }),
  };
}

function factorOf(
  factor: Factor,
  { weight, missingPoints, missingAtMost, isLinear, bands, choices }: FactorDraft,
): Factor {
  const { missingAtMost: _before, weight: _weight, ...named } = factor;
  const common = { missingPoints, ...(missingAtMost !== null && { missingAtMost }), weight };
  if (named.kind === 'measured') {
    const { isLinear: _linear, ...measured } = named;
    return { ...measured, ...common, bands, ...(isLinear && { isLinear }) };
  }
  const pointsOf = new Map(choices.map(({ answer, points }) => [answer, points]));
  return {
    ...named,
    ...common,
    choices: named.choices.map((choice) => ({ ...choice, points: pointsOf.get(choice.answer) ?? choice.points })),
  };
}

function gradeScaleOf(scale: GradeScale, { bands, caps }: ScorecardDraft): GradeScale {
  return {
    ...scale,
    bands: scale.bands.map((band) => ({
      ...band,
      from: bands.find(({ grade }) => grade === band.grade)?.from ?? band.from,
    })),
    caps: scale.caps.map((cap) => ({
      ...cap,
      atMost: caps.find(({ when }) => when === cap.when)?.atMost ?? cap.atMost,
    })),
  };
}

function masterScaleOf(scale: MasterScale, { pds }: ScorecardDraft): MasterScale {
  const drafted = Object.fromEntries(pds.map(({ grade, pd }) => [grade, pd]));
  return { ...scale, pdByGrade: { ...scale.pdByGrade, ...drafted } };
}
