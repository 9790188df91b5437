import { type Currency, money } from '#kernel';
import { inPolicyCurrency, type Policy } from '#policy';
import type { Figures, LineItemCode } from '../chart.ts';
import {
  earningsBeforeInterestAndTax,
  firstKnown,
  fundsFromOperations,
  grossProfit,
  line,
  longTermDebt,
  longTermSecurities,
  overhead,
  type QuantityOf,
  retainedProfits,
  sumOf,
  tradeReceivables,
  workingCapitalOf,
} from '../quantities.ts';
import { findPrior, type Statement } from '../statement.ts';
import { type AltmanModel, altmanModels, altmanScore, altmanTerms, altmanZone } from './altman.ts';
import { beneishFlags, beneishIndices, beneishScore, beneishTerms, type BeneishYear } from './beneish.ts';
import type { ModelCode, Term, Zone } from './model.ts';
import { ohlsonProbability, ohlsonScore, ohlsonTerms, ohlsonZone } from './ohlson.ts';
import { piotroskiScore, type PiotroskiYear, piotroskiZone } from './piotroski.ts';

/** Why a model says nothing. */
export type NoModelValue =
  | 'missing_figure'
  | 'zero_denominator'
  | 'interim_statement'
  | 'no_prior_statement'
  | 'financial_company';

export type ModelTerm = { readonly code: string; readonly value: number | null; readonly weight: number | null };

/** One model of one statement: its value with everything that it is made of, or why there is none. */
export type ModelReading = {
  readonly code: ModelCode;
  readonly value: number | null;
  readonly zone: Zone | null;
  /** Of Ohlson O only, 0 to 1. */
  readonly probability: number | null;
  /** Of Piotroski F only: how many of its nine signals could be tested. */
  readonly testable: number | null;
  readonly because: NoModelValue | null;
  readonly missing: readonly LineItemCode[];
  /** Lines that stand in for one that is not stated. */
  readonly proxies: readonly LineItemCode[];
  readonly terms: readonly ModelTerm[];
};

/**
 * US GNP deflator of 2024, 1968 = 100. By GNP over real GNP of 2017 as the CBO published both in January 2025 (Budget and
 * Economic Outlook, quarterly data, publication 60870) it was 18.24 in 1968 and 125.1 in 2024, so 686. 680 stays: whatever
 * was assessed must come out again as it did, and the difference moves the score by 0.004.
 */
const priceLevel = 680;

const financialTrade = /银行|保险|证券|信托|金融|bank|insurance|financ/i;

type Asked = {
  readonly statement: Statement;
  readonly among: readonly Statement[];
  readonly industry: string | null;
  readonly planningRates: Policy['planningRates'];
};

/** Every model of a statement. Flows of a part of a year make none: each sets a year's flows against balances. */
export function modelsOf(asked: Asked): ModelReading[] {
  const { statement, industry } = asked;
  const codes = [...(Object.keys(altmanModels) as AltmanModel[]), 'ohlson_o', 'piotroski_f', 'beneish_m'] as const;
  if (statement.span !== 'annual') return codes.map((code) => nothing(code, 'interim_statement'));
  if (industry !== null && financialTrade.test(industry))
    return codes.map((code) => nothing(code, 'financial_company'));
  return [
    ...(Object.keys(altmanModels) as AltmanModel[]).map((model) => altmanOf(model, asked)),
    ohlsonOf(asked),
    piotroskiOf(asked),
    beneishOf(asked),
  ];
}

/** What a model reads of one or two statements, and what it would have needed. */
function reader(figures: Figures | undefined) {
  const missing = new Set<LineItemCode>();
  const read = (quantity: QuantityOf): number | undefined => {
    if (figures === undefined) return undefined;
    const found = quantity(figures);
    if (found.known) return found.value;
    for (const code of found.missing) missing.add(code);
    return undefined;
  };
  return { read, missing };
}

function altmanOf(model: AltmanModel, { statement, among }: Asked): ModelReading {
  const { figures } = statement;
  const prior = findPrior(statement, among)?.figures;
  const { read, missing } = reader(figures);
  const weights = altmanModels[model].weights;
  const uses = (...codes: readonly string[]) => codes.some((code) => code in weights);
  const ebit = uses('ebit_to_assets') ? earnings(figures) : undefined;
  if (ebit !== undefined) read(ebit.quantity);
  if (uses('net_profit_to_average_assets') && prior === undefined) return nothing(model, 'no_prior_statement');
  const terms = altmanTerms(model, {
    totalAssets: read(line('total_assets')),
    workingCapital: read(workingCapitalOf),
    retainedEarnings: read(retainedProfits),
    ...(ebit !== undefined && { ebit: read(ebit.quantity) }),
    ...(uses('market_value_to_liabilities') && { marketValueOfEquity: read(line('market_capitalisation')) }),
    ...(uses('book_equity_to_liabilities') && { bookEquity: read(line('total_equity')) }),
    ...(uses('market_value_to_liabilities', 'book_equity_to_liabilities', 'liabilities_to_assets') && {
      totalLiabilities: read(line('total_liabilities')),
    }),
    ...(uses('sales_to_assets') && { sales: read(revenue) }),
    ...(uses('net_profit_to_average_assets') && {
      netProfit: read(line('net_profit')),
      averageAssets: mean(read(line('total_assets')), reader(prior).read(line('total_assets'))),
    }),
  });
  const score = altmanScore(model, terms);
  if (score.kind !== 'value') return nothing(model, score.because, [...missing], terms);
  return {
    ...found(model, score.value, altmanZone(model, score.value), terms),
    proxies: ebit?.proxy === undefined ? [] : [ebit.proxy],
  };
}

function ohlsonOf({ statement, among, planningRates }: Asked): ModelReading {
  const prior = findPrior(statement, among)?.figures;
  if (prior === undefined) return nothing('ohlson_o', 'no_prior_statement');
  const { read, missing } = reader(statement.figures);
  const before = reader(prior);
  const terms = ohlsonTerms({
    size: sizeOf(statement, planningRates),
    totalAssets: read(line('total_assets')),
    totalLiabilities: read(line('total_liabilities')),
    workingCapital: read(workingCapitalOf),
    currentAssets: read(line('total_current_assets')),
    currentLiabilities: read(line('total_current_liabilities')),
    netIncome: read(line('net_profit')),
    priorNetIncome: before.read(line('net_profit')),
    fundsFromOperations: read(fundsFromOperations),
  });
  const score = ohlsonScore(terms);
  if (score.kind !== 'value') return nothing('ohlson_o', score.because, [...missing, ...before.missing], terms);
  return {
    ...found('ohlson_o', score.value, ohlsonZone(score.value), terms),
    probability: ohlsonProbability(score.value),
  };
}

function piotroskiOf({ statement, among }: Asked): ModelReading {
  const priorStatement = findPrior(statement, among);
  if (priorStatement === undefined) return nothing('piotroski_f', 'no_prior_statement');
  const { read, missing } = reader(statement.figures);
  const before = reader(priorStatement.figures);
  const first = reader(findPrior(priorStatement, among)?.figures);
  const scored = piotroskiScore(piotroskiYear(read), piotroskiYear(before.read), first.read(line('total_assets')));
  const terms = Object.entries(scored.signals).map(([code, passed]) => ({
    code,
    value: passed === undefined ? null : Number(passed),
    weight: null,
  }));
  const lacking = [...new Set([...missing, ...before.missing])];
  if (scored.testable === 0) return { ...nothing('piotroski_f', 'missing_figure', lacking), terms };
  return {
    ...found('piotroski_f', scored.score, piotroskiZone(scored), []),
    testable: scored.testable,
    missing: lacking,
    terms,
  };
}

function piotroskiYear(read: (quantity: QuantityOf) => number | undefined): PiotroskiYear {
  return {
    netIncome: read(line('net_profit')),
    operatingCashFlow: read(line('operating_cash_flow')),
    totalAssets: read(line('total_assets')),
    longTermDebt: read(longTermDebt),
    currentAssets: read(line('total_current_assets')),
    currentLiabilities: read(line('total_current_liabilities')),
    shares: read(line('paid_in_capital')),
    grossProfit: read(grossProfit),
    revenue: read(revenue),
  };
}

function beneishOf({ statement, among }: Asked): ModelReading {
  const prior = findPrior(statement, among);
  if (prior === undefined) return nothing('beneish_m', 'no_prior_statement');
  const now = reader(statement.figures);
  const before = reader(prior.figures);
  const flows = {
    netIncome: now.read(line('net_profit')),
    operatingCashFlow: now.read(line('operating_cash_flow')),
  };
  const terms = beneishTerms(beneishIndices({ ...beneishYear(now.read), ...flows }, beneishYear(before.read)));
  const score = beneishScore(terms);
  if (score.kind !== 'value')
    return nothing('beneish_m', score.because, [...new Set([...now.missing, ...before.missing])], terms);
  return found('beneish_m', score.value, beneishFlags(score.value) ? 'distress' : 'safe', terms);
}

function beneishYear(read: (quantity: QuantityOf) => number | undefined): BeneishYear {
  return {
    receivables: read(tradeReceivables),
    revenue: read(revenue),
    grossProfit: read(grossProfit),
    currentAssets: read(line('total_current_assets')),
    fixedAssets: read(line('fixed_assets')),
    securities: read(longTermSecurities),
    totalAssets: read(line('total_assets')),
    depreciation: read(line('depreciation_and_amortisation')),
    overhead: read(overhead),
    currentLiabilities: read(line('total_current_liabilities')),
    longTermDebt: read(longTermDebt),
  };
}

const revenue = firstKnown(line('revenue'), line('total_revenue'));

/** 息税前利润. Where interest is not stated, 财务费用 stands in for it, as Chinese practice has it. */
function earnings(figures: Figures): { quantity: QuantityOf; proxy: LineItemCode | undefined } {
  const isStated = earningsBeforeInterestAndTax(figures).known;
  const withProxy = sumOf({ needs: ['total_profit', 'finance_expense'] });
  return isStated || !withProxy(figures).known
    ? { quantity: earningsBeforeInterestAndTax, proxy: undefined }
    : { quantity: withProxy, proxy: 'finance_expense' };
}

function sizeOf({ currency, figures }: Statement, rates: Policy['planningRates']): number | undefined {
  const assets = figures.total_assets;
  const dollar = rates.find((rate) => rate.currency === ('USD' as Currency));
  const inYuan = assets === undefined ? undefined : inPolicyCurrency(money(currency, assets), rates);
  if (inYuan === undefined || dollar === undefined) return undefined;
  return Number(inYuan.minor) / 100 / (Number(dollar.cnyTenThousandths) / 10_000) / priceLevel;
}

function mean(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}

function found(code: ModelCode, value: number, zone: Zone, terms: readonly Term[]): ModelReading {
  return {
    code,
    value,
    zone,
    probability: null,
    testable: null,
    because: null,
    missing: [],
    proxies: [],
    terms: shown(terms),
  };
}

function nothing(
  code: ModelCode,
  because: NoModelValue,
  missing: readonly LineItemCode[] = [],
  terms: readonly Term[] = [],
): ModelReading {
  return {
    code,
    value: null,
    zone: null,
    probability: null,
    testable: null,
    because,
    missing: [...new Set(missing)],
    proxies: [],
    terms: shown(terms),
  };
}

function shown(terms: readonly Term[]): ModelTerm[] {
  return terms.map(({ code, value, weight }) => ({ code, value: value.kind === 'value' ? value.value : null, weight }));
}
