import {
  type AltmanFigures,
  type AltmanModel,
  altmanScore,
  type AltmanTerm,
  altmanTerms,
  altmanZone,
  beneishCutOffs,
  beneishFlags,
  type BeneishIndex,
  beneishIndices,
  beneishScore,
  beneishTerms,
  beneishWeights,
  type BeneishYear,
  ohlsonProbability,
  ohlsonScore,
  ohlsonTerms,
  piotroskiScore,
  piotroskiSignals,
  type PiotroskiYear,
} from '#assessment';
import { ratio } from '#kernel';
import { findNumber, valueOf } from './read-input.ts';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Input = ReferenceCase['input'];

export const modelAdapters: Readonly<Record<string, Adapter>> = {
  altman_z: (reference) => altman('altman_z', reference),
  altman_z_prime: (reference) => altman('altman_z_prime', reference),
  altman_z_double_prime: (reference) => altman('altman_z_double_prime', reference),
  altman_z_china: (reference) => altman('altman_z_china', reference),
  altman_zone: zone,
  beneish_m: beneish,
  beneish_threshold: ({ input }) => {
    const cost = input['relative_error_cost'];
    return typeof cost === 'string' && cost in beneishCutOffs
      ? { flag_if_m_above: beneishCutOffs[cost as keyof typeof beneishCutOffs] }
      : undefined;
  },
  piotroski_f: piotroski,
  ohlson_o: ohlson,
};

function altman(model: AltmanModel, { input }: ReferenceCase) {
  const figures: AltmanFigures = {
    workingCapital: findNumber(input, 'working_capital') ?? difference(input, 'current_assets', 'current_liabilities'),
    retainedEarnings: findNumber(input, 'retained_earnings'),
    ebit: findNumber(input, 'ebit', 'operating_income'),
    marketValueOfEquity: findNumber(input, 'market_value_equity', 'market_value_of_equity', 'market_cap'),
    bookEquity: findNumber(input, 'book_equity', 'book_value_equity', 'total_equity', 'equity'),
    totalLiabilities: findNumber(input, 'total_liabilities'),
    sales: findNumber(input, 'sales', 'revenue', 'net_sales'),
    netProfit: findNumber(input, 'net_profit', 'net_income'),
    totalAssets: findNumber(input, 'total_assets'),
    averageAssets: findNumber(input, 'average_assets', 'average_total_assets'),
  };
  // Some cases print the terms themselves, x1 … x5, and some take the original weight of the last one, 0.999.
  const weight = findNumber(input, 'x5_coefficient');
  const terms = altmanTerms(model, figures).map((term, place) => {
    const printed = findNumber(input, `x${place + 1}`);
    return {
      ...term,
      ...(printed !== undefined && { value: ratio(printed, 1) }),
      ...(weight !== undefined && term.code === ('sales_to_assets' satisfies AltmanTerm) && { weight }),
    };
  });
  const score = altmanScore(model, terms);
  const named = terms.flatMap(({ value, weight: by }, place) => [
    [`x${place + 1}`, valueOf(value)] as const,
    [`x${place + 1}_term`, value.kind === 'value' ? value.value * by : null] as const,
  ]);
  return {
    ...Object.fromEntries(named),
    z: valueOf(score),
    zone: score.kind === 'value' ? altmanZone(model, score.value) : null,
  };
}

function zone({ input }: ReferenceCase) {
  const score = findNumber(input, 'z', 'score');
  const variant = String(input['variant'] ?? 'Z').replaceAll(/[′']/g, '’');
  const models: Readonly<Record<string, AltmanModel>> = {
    Z: 'altman_z',
    'Z’': 'altman_z_prime',
    'Z’’': 'altman_z_double_prime',
    'Z″': 'altman_z_double_prime',
    'Z"': 'altman_z_double_prime',
  };
  const model = models[variant];
  return score === undefined || model === undefined ? undefined : { zone: altmanZone(model, score) };
}

function beneish({ input }: ReferenceCase) {
  const { current, prior } = input;
  const indices =
    isRow(current) && isRow(prior)
      ? beneishIndices(beneishYear(current), beneishYear(prior))
      : Object.fromEntries(
          (Object.keys(beneishWeights) as BeneishIndex[]).map((code) => [code, ratio(findNumber(input, code), 1)]),
        );
  const given = indices as ReturnType<typeof beneishIndices>;
  const score = beneishScore(beneishTerms(given));
  return {
    ...Object.fromEntries(Object.entries(given).map(([code, value]) => [code, valueOf(value)])),
    m: valueOf(score),
    flag_above_minus_1_78: score.kind === 'value' ? beneishFlags(score.value) : null,
    flagged: score.kind === 'value' ? beneishFlags(score.value) : null,
  };
}

function beneishYear(input: Input): BeneishYear {
  return {
    receivables: findNumber(input, 'receivables', 'accounts_receivable'),
    revenue: findNumber(input, 'revenue', 'sales'),
    grossProfit: findNumber(input, 'gross_profit') ?? difference(input, 'revenue', 'cogs'),
    currentAssets: findNumber(input, 'current_assets'),
    fixedAssets: findNumber(input, 'ppe_net', 'ppe', 'fixed_assets'),
    securities: findNumber(input, 'securities', 'long_term_securities'),
    totalAssets: findNumber(input, 'total_assets'),
    depreciation: findNumber(input, 'depreciation'),
    overhead: findNumber(input, 'sga', 'sga_expense'),
    currentLiabilities: findNumber(input, 'current_liabilities'),
    longTermDebt: findNumber(input, 'long_term_debt'),
    netIncome: findNumber(input, 'net_income', 'income_continuing'),
    operatingCashFlow: findNumber(input, 'operating_cash_flow', 'cfo'),
  };
}

/** Years are called current and prior, or by their number: y22, y23, y24. */
function piotroski({ input }: ReferenceCase) {
  const years = Object.keys(input)
    .filter((key) => /^y?\d{2,4}$/.test(key))
    .toSorted();
  const [first, second, third] = years.length === 2 ? [undefined, ...years] : years;
  const current = input[third ?? 'current'];
  const prior = input[second ?? 'prior'];
  const opening = first === undefined ? input['opening'] : input[first];
  if (!isRow(current) || !isRow(prior)) return undefined;
  const scored = piotroskiScore(
    piotroskiYear(current),
    piotroskiYear(prior),
    isRow(opening) ? findNumber(opening, 'total_assets') : undefined,
  );
  const which = (outcome: boolean | undefined) =>
    piotroskiSignals.filter((signal) => scored.signals[signal] === outcome);
  return {
    f: scored.score,
    testable: scored.testable,
    failed: which(false),
    unknown: which(undefined),
    signals: piotroskiSignals.map((signal) =>
      scored.signals[signal] === undefined ? null : Number(scored.signals[signal]),
    ),
  };
}

function piotroskiYear(input: Input): PiotroskiYear {
  return {
    netIncome: findNumber(input, 'net_income'),
    operatingCashFlow: findNumber(input, 'operating_cash_flow', 'cfo'),
    totalAssets: findNumber(input, 'total_assets'),
    longTermDebt: findNumber(input, 'long_term_debt'),
    currentAssets: findNumber(input, 'current_assets'),
    currentLiabilities: findNumber(input, 'current_liabilities'),
    shares: findNumber(input, 'shares', 'shares_outstanding'),
    grossProfit: findNumber(input, 'gross_profit') ?? difference(input, 'revenue', 'cogs'),
    revenue: findNumber(input, 'revenue', 'sales'),
  };
}

function ohlson({ input }: ReferenceCase) {
  const assets = findNumber(input, 'total_assets');
  const index = findNumber(input, 'gnp_index', 'price_index') ?? 1;
  const terms = ohlsonTerms({
    size: assets === undefined ? undefined : assets / index,
    totalAssets: assets,
    totalLiabilities: findNumber(input, 'total_liabilities'),
    workingCapital: findNumber(input, 'working_capital') ?? difference(input, 'current_assets', 'current_liabilities'),
    currentAssets: findNumber(input, 'current_assets'),
    currentLiabilities: findNumber(input, 'current_liabilities'),
    netIncome: findNumber(input, 'net_income'),
    priorNetIncome: findNumber(input, 'prior_net_income'),
    fundsFromOperations: findNumber(input, 'funds_from_operations', 'ffo'),
  });
  const score = ohlsonScore(terms);
  return {
    o: valueOf(score),
    probability: score.kind === 'value' ? ohlsonProbability(score.value) : null,
  };
}

function difference(input: Input, from: string, less: string): number | undefined {
  const [a, b] = [findNumber(input, from), findNumber(input, less)];
  return a === undefined || b === undefined ? undefined : a - b;
}

function isRow(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
