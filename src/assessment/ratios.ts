import type { Figures } from './chart.ts';
import type { Quantity, QuantityOf } from './quantities.ts';
import { type RatioCode, type RatioDefinition, ratioDefinitions } from './ratio-definitions.ts';
import { noValue, type StatementRatio } from './ratio-result.ts';
import { findPrior, type Statement } from './statement.ts';

export type RatioQuestion = {
  readonly current: Figures;
  /** The same span a year before: for averages and growth. */
  readonly prior?: Figures | undefined;
  /** Flows of a part of a year are set against no balance: four quarters of it would be a guess. */
  readonly isAnnual?: boolean;
  /** `closing` leaves the definition for a variant: balances of the year's end instead of the average. */
  readonly balances?: 'average' | 'closing';
  /** Days in the period that the flows cover. */
  readonly days?: number;
  /** Lets 财务费用 stand in for the interest that is not stated; the value is marked. */
  readonly allowProxy?: boolean;
};

/** One ratio by its definition. A value that cannot be had says why. */
export function ratioOf(code: RatioCode, question: RatioQuestion): StatementRatio {
  const definition = byCode.get(code);
  if (definition === undefined) throw new Error(`There is no ratio ${code}.`);
  const { current, isAnnual = true, allowProxy = false } = question;
  const isFlowToBalance = definition.basis === 'year_to_average' || definition.basis === 'year_to_closing';
  if (isFlowToBalance && !isAnnual) return noValue('interim_statement');
  if (definition.basis === 'growth') return growthOf(definition.numerator, question);
  const found = quotient(definition, question);
  const { proxy } = definition;
  const standIn = proxy === undefined ? undefined : current[proxy.line];
  if (found.kind === 'value' || proxy === undefined || !allowProxy || current[proxy.for] !== undefined) return found;
  if (standIn === undefined || standIn <= 0n) return found;
  const marked = quotient(definition, { ...question, current: { ...current, [proxy.for]: standIn } });
  return marked.kind === 'value' ? { ...marked, proxy: proxy.line } : marked;
}

export type RatioTable = Readonly<Record<RatioCode, StatementRatio>>;

/** Every ratio of one statement, given the customer's other statements. */
export function ratiosOf(statement: Statement, among: readonly Statement[]): RatioTable {
  const question: RatioQuestion = {
    current: statement.figures,
    prior: findPrior(statement, among)?.figures,
    isAnnual: statement.span === 'annual',
    allowProxy: true,
  };
  return Object.fromEntries(ratioDefinitions.map(({ code }) => [code, ratioOf(code, question)])) as RatioTable;
}

/** 营业周期 = receivable days + inventory days; less payable days it is the cash conversion cycle. */
export function operatingCycleDays(question: RatioQuestion): { operating: StatementRatio; cash: StatementRatio } {
  const [receivables, inventory, payables] = (['receivables_days', 'inventory_days', 'payable_days'] as const).map(
    (code) => ratioOf(code, question),
  );
  const operating = sumOfRatios([receivables, 1], [inventory, 1]);
  return { operating, cash: sumOfRatios([operating, 1], [payables, -1]) };
}

/** 营运资本, in minor units. */
export function workingCapital({ total_current_assets: assets, total_current_liabilities: liabilities }: Figures) {
  return assets === undefined || liabilities === undefined ? undefined : assets - liabilities;
}

const byCode = new Map<RatioCode, RatioDefinition>(ratioDefinitions.map((each) => [each.code, each]));

function quotient(definition: RatioDefinition, question: RatioQuestion): StatementRatio {
  const { timesDays, basis, needsPositiveEquity } = definition;
  const averages = basis === 'year_to_average' && question.balances !== 'closing';
  // In days the balance stands above the line, elsewhere below it; only the balance is averaged.
  const numerator =
    timesDays && averages ? average(definition.numerator, question) : definition.numerator(question.current);
  const denominator =
    !timesDays && averages ? average(definition.denominator, question) : definition.denominator(question.current);
  const missing = [numerator, denominator].flatMap((each) => (each !== 'no_prior' && !each.known ? each.missing : []));
  if (missing.length > 0) return noValue('missing_figure', [...new Set(missing)]);
  if (numerator === 'no_prior' || denominator === 'no_prior') return noValue('no_prior_statement');
  if (!numerator.known || !denominator.known) return noValue('missing_figure');
  // 365 ÷ turnover: a turnover without a value has no days either.
  if (denominator.value === 0 || (timesDays && numerator.value === 0)) return noValue('zero_denominator');
  if (needsPositiveEquity && (denominator.value <= 0 || (question.current.total_equity ?? 0n) <= 0n))
    return noValue('equity_not_positive');
  const value = (numerator.value / denominator.value) * (timesDays ? (question.days ?? 365) : 1);
  return { kind: 'value', value, without: [...new Set([...numerator.without, ...denominator.without])], proxy: null };
}

function average(quantity: QuantityOf, { current, prior }: RatioQuestion): Quantity | 'no_prior' {
  const closing = quantity(current);
  if (prior === undefined) return closing.known ? 'no_prior' : closing;
  const opening = quantity(prior);
  if (!closing.known || !opening.known) return closing.known ? opening : closing;
  const without = [...new Set([...closing.without, ...opening.without])];
  return { known: true, value: (opening.value + closing.value) / 2, without };
}

function growthOf(quantity: QuantityOf, { current, prior }: RatioQuestion): StatementRatio {
  const now = quantity(current);
  if (!now.known) return noValue('missing_figure', now.missing);
  if (prior === undefined) return noValue('no_prior_statement');
  const before = quantity(prior);
  if (!before.known) return noValue('missing_figure', before.missing);
  if (before.value <= 0) return noValue('base_not_positive');
  return { kind: 'value', value: (now.value - before.value) / before.value, without: [], proxy: null };
}

function sumOfRatios(...terms: readonly (readonly [StatementRatio | undefined, 1 | -1])[]): StatementRatio {
  let value = 0;
  for (const [ratio, sign] of terms) {
    if (ratio?.kind !== 'value') return ratio ?? noValue('missing_figure');
    value += sign * ratio.value;
  }
  return { kind: 'value', value, without: [], proxy: null };
}
