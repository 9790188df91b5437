import {
  areaUnderCurve,
  brierScore,
  giniOf,
  hosmerLemeshow,
  informationOfCounts,
  informationOfShares,
  kolmogorovSmirnov,
  type Outcome,
  populationStability,
  sharesByCut,
  stabilityBand,
} from '#assessment';
import { findNumber, findNumbers, findRows } from './read-input.ts';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Input = ReferenceCase['input'];

export const validationMetricAdapters: Readonly<Record<string, Adapter>> = {
  ks: discrimination,
  auc: discrimination,
  psi,
  psi_band: ({ input }) => {
    const value = findNumber(input, 'psi');
    return value === undefined ? undefined : { band: stabilityBand(value) };
  },
  iv,
  woe: ({ input }) => {
    const [bad, good] = [findNumber(input, 'y_share'), findNumber(input, 'n_share')];
    return bad === undefined || good === undefined ? undefined : { woe: informationOfShares([bad], [good]).woe[0] };
  },
  brier: ({ input }) => {
    const [target, prob] = [findNumbers(input, 'target'), findNumbers(input, 'prob')];
    if (target === undefined || prob === undefined) return undefined;
    return { brier: brierScore(prob.map((probability, place) => ({ probability, bad: target[place] === 1 }))) };
  },
  hosmer_lemeshow: fit,
};

function outcomesOf(input: Input): Outcome[] | undefined {
  const [score, target] = [findNumbers(input, 'score'), findNumbers(input, 'target')];
  return score && target && score.map((each, place) => ({ score: each, bad: target[place] === 1 }));
}

function discrimination({ input }: ReferenceCase) {
  const outcomes = outcomesOf(input);
  if (outcomes === undefined) return undefined;
  const auc = areaUnderCurve(outcomes);
  const found = kolmogorovSmirnov(outcomes);
  return {
    ...(auc.kind === 'value' && { auc: auc.value, gini: giniOf(auc.value) }),
    ...(found !== undefined && { ks: found.ks, at_score: found.atScore }),
  };
}

function psi({ input }: ReferenceCase) {
  const [now, then] = [findNumbers(input, 'actual_share'), findNumbers(input, 'expected_share')];
  if (now !== undefined && then !== undefined) return { psi: populationStability(now, then) };
  const [actual, expected] = [findNumbers(input, 'actual'), findNumbers(input, 'expected')];
  const cuts = findNumbers(input, 'cuts') ?? findNumbers(input, 'cut') ?? findNumbers(input, 'edges');
  if (actual === undefined || expected === undefined || cuts === undefined) return undefined;
  return { psi: populationStability(sharesByCut(actual, cuts), sharesByCut(expected, cuts)) };
}

function iv({ input }: ReferenceCase) {
  const [pos, neg] = [findNumbers(input, 'pos_share'), findNumbers(input, 'neg_share')];
  const rows = findRows(input, 'counts');
  const bins = rows?.map((row) => ({
    bad: findNumber(row, 'bad', 'events') ?? 0,
    good: findNumber(row, 'good', 'non_events') ?? 0,
  }));
  const found = pos && neg ? informationOfShares(pos, neg) : bins && informationOfCounts(bins);
  if (found === undefined) return undefined;
  const sum = (of: 'bad' | 'good') => bins?.reduce((total, bin) => total + bin[of], 0);
  const levels = found.parts.map((part, place) => [`iv_level_${place}`, part] as const);
  return {
    ...Object.fromEntries(levels),
    iv: found.value,
    woe: found.woe,
    iv_parts: found.parts,
    total_bad: sum('bad'),
    total_good: sum('good'),
  };
}

function fit({ input, title }: ReferenceCase) {
  const target = findNumbers(input, 'target');
  const prob = findNumbers(input, 'prob') ?? findNumbers(input, 'probability') ?? findNumbers(input, 'fitted');
  // Groups by interpolated percentiles are another test on the same data: the product has one rule.
  if (target === undefined || prob === undefined || /type 7|interpolat/i.test(title)) return undefined;
  const forecasts = prob.map((probability, place) => ({ probability, bad: target[place] === 1 }));
  const { statistic, degrees, pValue } = hosmerLemeshow(forecasts, findNumber(input, 'groups', 'g') ?? 10);
  return { statistic, df: degrees, p_value: pValue };
}
