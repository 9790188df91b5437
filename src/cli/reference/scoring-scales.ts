import { ratio } from '#kernel';
import {
  bandOf,
  bankGradeRule,
  defaultRatesByYear,
  gradeThroughGates,
  oddsOfPd,
  oddsOfScore,
  pdOfOdds,
  pdTermStructure,
  prioritiesOf,
  publishedMasterScales,
  type ScoreScale,
  scalingOf,
  scoreOfOdds,
  scoreTerms,
  tradePointsSheet,
  weightedPoints,
} from '#policy';
import { findNumber, findNumbers, valueOf } from './read-input.ts';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Input = ReferenceCase['input'];

export const scoringScaleAdapters: Readonly<Record<string, Adapter>> = {
  pd_term_structure: termStructure,
  master_scale: masterScale,
  default_rates_by_year: byYear,
  score_scaling: scaling,
  odds,
  grade_gating: gates,
  points_sheet: pointsSheet,
  score_to_terms: ({ input }) => {
    const score = findNumber(input, 'score');
    const row = score === undefined ? undefined : bandOf(score, scoreTerms);
    return row && { band: row.band, credit_line: row.creditLine, pay_method: row.payBy, terms: row.terms };
  },
  weighted_points: ({ input }) => {
    const percent = findNumber(input, 'weight_pct');
    const answer = findNumber(input, 'answer');
    const answers = findNumber(input, 'scale');
    const totalPoints = findNumber(input, 'total_points');
    if (percent === undefined || answer === undefined || answers === undefined || totalPoints === undefined)
      return undefined;
    return { points: weightedPoints(answer, { answers, weight: percent / 100, totalPoints }) };
  },
  ahp,
};

function termStructure({ input }: ReferenceCase) {
  const cumulative = findNumbers(input, 'cumulative_pct');
  if (cumulative === undefined) return undefined;
  const years = pdTermStructure(cumulative.map((percent) => percent / 100));
  return {
    marginal_pct: years.map(({ marginal }) => marginal * 100),
    conditional_pct: years.map(({ conditional }) => conditional * 100),
  };
}

/** A table in a published scale: which one, the title says. */
function masterScale({ title }: ReferenceCase) {
  return publishedMasterScales.find(({ agency }) => agency.test(title))?.ratesPercent;
}

function byYear({ input }: ReferenceCase) {
  const rows = findNumbers(input, 'years')?.map((year) => defaultRatesByYear[year]);
  if (rows === undefined || rows.includes(undefined)) return undefined;
  const column = (name: 'all' | 'investment' | 'speculative') => rows.map((row) => row?.[name]);
  return { all: column('all'), investment: column('investment'), speculative: column('speculative') };
}

/** Odds are good to bad; those of bad to good are turned round. */
function scaleOf(input: Input): ScoreScale | undefined {
  const baseScore = findNumber(input, 'base_score', 'tgt_points', 'base', 'points');
  const pointsToDouble = findNumber(input, 'pdo', 'pxo');
  const badToGood = findNumber(input, 'base_odds_bad_good');
  const baseOdds =
    findNumber(input, 'base_odds_good_bad', 'tgt_odds', 'base_odds') ?? (badToGood === undefined ? 1 : 1 / badToGood);
  return baseScore === undefined || pointsToDouble === undefined ? undefined : { baseScore, baseOdds, pointsToDouble };
}

function scaling({ input }: ReferenceCase) {
  const scale = scaleOf(input);
  if (scale === undefined) return undefined;
  const { factor, offset } = scalingOf(scale);
  const score = findNumber(input, 'score');
  const wanted = findNumber(input, 'odds');
  return {
    factor,
    offset,
    // score = A − B ln(bad : good) is the same line.
    A: offset,
    B: factor,
    ...(score !== undefined && { odds: oddsOfScore(score, scale) }),
    ...(wanted !== undefined && { score: scoreOfOdds(wanted, scale) }),
  };
}

function odds({ input }: ReferenceCase) {
  const scale = scaleOf(input);
  const score = findNumber(input, 'score');
  const given = findNumber(input, 'odds');
  const pd = findNumber(input, 'pd');
  const found =
    given ??
    (pd === undefined ? undefined : oddsOfPd(pd)) ??
    (scale && score !== undefined ? oddsOfScore(score, scale) : undefined);
  if (found === undefined) return undefined;
  return {
    odds: found,
    pd: pdOfOdds(found),
    ...(scale !== undefined && given !== undefined && { score: scoreOfOdds(given, scale) }),
  };
}

/** The rule is configuration; the case may bring its own full marks. */
function gates({ input }: ReferenceCase) {
  const total = findNumber(input, 'total');
  const marks = {
    debt_ratio: findNumber(input, 'debt_ratio_score'),
    interest_payment: findNumber(input, 'interest_payment_score'),
    matured_credit: findNumber(input, 'matured_credit_score'),
    cash_flow: findNumber(input, 'cash_flow_score'),
  };
  if (total === undefined || Object.values(marks).includes(undefined)) return undefined;
  const full = (input['full_marks'] ?? {}) as Input;
  const fullMarks = {
    debt_ratio: findNumber(full, 'debt') ?? bankGradeRule.fullMarks.debt_ratio ?? 0,
    interest_payment: findNumber(full, 'interest') ?? bankGradeRule.fullMarks.interest_payment ?? 0,
    matured_credit: findNumber(full, 'due') ?? bankGradeRule.fullMarks.matured_credit ?? 0,
  };
  return {
    grade: gradeThroughGates(total, marks as Record<keyof typeof marks, number>, { ...bankGradeRule, fullMarks }),
  };
}

function pointsSheet({ input }: ReferenceCase) {
  const years = findNumber(input, 'years_in_business');
  const history = input['payment_history'];
  const { yearsInBusiness, paymentHistory, personalGuarantee, limitBands } = tradePointsSheet;
  const paid = paymentHistory.find(({ answer }) => typeof history === 'string' && answer.endsWith(history));
  const age = years === undefined ? undefined : bandOf(years, yearsInBusiness);
  if (paid === undefined || age === undefined) return undefined;
  const score = age.points + paid.points + (input['personal_guarantee'] === true ? personalGuarantee : 0);
  return { score, limit_band: bandOf(score, limitBands)?.limit };
}

function ahp({ input }: ReferenceCase) {
  const matrix = input['matrix'] ?? input['comparisons'];
  if (!Array.isArray(matrix)) return undefined;
  const { weights, lambdaMax, consistencyIndex, consistencyRatio, isConsistent } = prioritiesOf(matrix as number[][]);
  return {
    weights,
    lambda_max: lambdaMax,
    ci: consistencyIndex,
    cr: consistencyRatio ?? valueOf(ratio(0, 1)),
    consistent: isConsistent,
  };
}
