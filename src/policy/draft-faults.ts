import { gradeSteps, grades } from './grade-scale.ts';
import { factorsToChoose } from './more-factors.ts';
import type { Policy } from './policy.ts';
import { isMonotone } from './scales/master-scale.ts';
import { type Factor, rowsOf } from './scorecard.ts';
import { draftOf, type FactorDraft, type ScorecardDraft } from './scorecard-draft.ts';

export const draftFaultCodes = [
  'other_factors',
  'weights_not_100',
  'points_not_whole',
  'no_points',
  'bands_out_of_order',
  'answers_changed',
  'not_monotone',
  'missing_beats_median',
  'unknown_veto',
  'variant_for_everybody',
  'variant_code_twice',
  'variant_needs_cap',
  'grade_bands_out_of_order',
  'caps_changed',
  'pds_out_of_order',
] as const;

export type DraftFaultCode = (typeof draftFaultCodes)[number];

/** Why a draft cannot be used: what is wrong, where (a factor, a variant, a grade; empty for the whole), and the figure. */
export type DraftFault = { readonly code: DraftFaultCode; readonly at: string; readonly figure: number | null };

/**
 * Everything that speaks against a draft; nothing where it may be used. A worse figure must never be worth more, and
 * not knowing never more than the middle of what could be known.
 */
export function draftFaults(draft: ScorecardDraft, base: Policy): DraftFault[] {
  const usual = draftOf(base);
  if (!asksKnownFactors(draft, base)) return [fault('other_factors')];
  return [
    ...weightFault(draft.factors.map(({ weight }) => weight)),
    ...draft.factors.flatMap((one) => {
      const factor = factorsToChoose(base.scorecard).find(({ code }) => code === one.code);
      return factor === undefined ? [] : factorFaults(one, factor);
    }),
    ...vetoFaults(draft, base),
    ...variantFaults(draft),
    ...scaleFaults(draft, usual),
  ];
}

/** Every factor of the card, once; of those that it leaves out, any: a draft may be older than what can be chosen. */
function asksKnownFactors({ factors }: ScorecardDraft, { scorecard }: Policy): boolean {
  const codes = new Set(factors.map(({ code }) => code));
  const toChoose = new Set(factorsToChoose(scorecard).map(({ code }) => code));
  return (
    codes.size === factors.length &&
    codes.isSubsetOf(toChoose) &&
    scorecard.factors.every(({ code }) => codes.has(code))
  );
}

function factorFaults(draft: FactorDraft, factor: Factor): DraftFault[] {
  const { code, weight, missingPoints, bands, choices } = draft;
  const rows: readonly { readonly points: number }[] = factor.kind === 'measured' ? bands : choices;
  const points = rows.map((row) => row.points);
  const faults: DraftFault[] = [];
  const add = (what: DraftFaultCode, figure: number | null = null) => faults.push(fault(what, code, figure));
  if (factor.kind === 'chosen') {
    const offered = factor.choices.map(({ answer }) => answer);
    if (offered.join() !== choices.map(({ answer }) => answer).join()) return [fault('answers_changed', code)];
  } else if (bands.length < 2 || bands[0]?.from !== null || !rises(bands.slice(1).map(({ from }) => from)))
    return [fault('bands_out_of_order', code)];
  if (![...points, missingPoints, weight].every((each) => Number.isInteger(each) && each >= 0)) add('points_not_whole');
  if (Math.max(...points) <= 0) add('no_points');
  const direction = Math.sign((rowsOf(factor).at(-1)?.points ?? 0) - (rowsOf(factor)[0]?.points ?? 0));
  if (points.some((each, place) => place > 0 && (each - (points[place - 1] ?? each)) * direction < 0))
    add('not_monotone');
  const median = medianOf(points);
  if (missingPoints > median) add('missing_beats_median', median);
  return faults;
}

function vetoFaults({ factors, vetoes }: ScorecardDraft, { scorecard }: Policy): DraftFault[] {
  const drafted = new Set(factors.map(({ code }) => code));
  return vetoes.flatMap(({ factor: code, test }) => {
    const factor = factorsToChoose(scorecard).find((one) => one.code === code && drafted.has(code));
    const isKnown =
      test.kind === 'answer'
        ? factor?.kind === 'chosen' && factor.choices.some(({ answer }) => answer === test.answer)
        : factor?.kind === 'measured' && Number.isFinite(test.figure);
    return isKnown ? [] : [fault('unknown_veto', code)];
  });
}

function variantFaults({ factors, variants }: ScorecardDraft): DraftFault[] {
  const known = new Set<string>(factors.map(({ code }) => code));
  const codes = variants.map(({ code }) => code);
  return variants.flatMap((variant, place) => {
    const { code, for: condition, weights, atMost } = variant;
    const isForAll =
      condition.thinFile === undefined &&
      condition.newCustomer === undefined &&
      (condition.industries ?? []).length === 0 &&
      (condition.customerTypes ?? []).length === 0;
    return [
      ...(isForAll ? [fault('variant_for_everybody', code)] : []),
      ...(codes.indexOf(code) === place ? [] : [fault('variant_code_twice', code)]),
      // Whoever gives no statements must not be graded better for it than the cap that this has always had.
      ...(condition.thinFile === true && atMost === undefined ? [fault('variant_needs_cap', code)] : []),
      ...(Object.keys(weights).every((one) => known.has(one)) ? [] : [fault('other_factors', code)]),
      ...weightFault(Object.values(weights), code),
    ];
  });
}

function scaleFaults({ bands, caps, pds }: ScorecardDraft, usual: ScorecardDraft): DraftFault[] {
  const froms = bands.map(({ from }) => from);
  const isScale =
    bands.map(({ grade }) => grade).join() === grades.join() &&
    rises(froms.toReversed()) &&
    froms.every((from) => Number.isInteger(from) && from <= 100) &&
    froms.at(-1) === 0;
  const isSameCaps =
    sameSet(
      caps.map(({ when }) => when),
      usual.caps.map(({ when }) => when),
    ) && caps.every(({ atMost }) => gradeSteps(atMost, 'D') >= 0);
  const rates = pds.map(({ pd }) => pd);
  const isMaster =
    pds.map(({ grade }) => grade).join() === usual.pds.map(({ grade }) => grade).join() &&
    rates.every((pd) => pd > 0 && pd <= 1) &&
    isMonotone(rates);
  return [
    ...(isScale ? [] : [fault('grade_bands_out_of_order')]),
    ...(isSameCaps ? [] : [fault('caps_changed')]),
    ...(isMaster ? [] : [fault('pds_out_of_order')]),
  ];
}

function weightFault(weights: readonly number[], at = ''): DraftFault[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return sum === 100 && weights.every((weight) => Number.isInteger(weight) && weight >= 0)
    ? []
    : [fault('weights_not_100', at, sum)];
}

function fault(code: DraftFaultCode, at = '', figure: number | null = null): DraftFault {
  return { code, at, figure };
}

function rises(figures: readonly (number | null)[]): boolean {
  return figures.every((each, place) => each !== null && each > (figures[place - 1] ?? Number.NEGATIVE_INFINITY));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

/** The lower one where there are two. */
function medianOf(points: readonly number[]): number {
  return points.toSorted((a, b) => a - b)[Math.floor((points.length - 1) / 2)] ?? 0;
}
