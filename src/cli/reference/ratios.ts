import {
  duPont,
  type Figures,
  type LineItemCode,
  operatingCycleDays,
  type RatioCode,
  type RatioQuestion,
  ratioOf,
  type StatementRatio,
  workingCapital,
} from '#assessment';
import { findRows, minorOf } from './read-input.ts';
import { lineNames, ratioNames } from './ratio-names.ts';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Input = ReferenceCase['input'];

export const ratioAdapters: Readonly<Record<string, Adapter>> = {
  company_statements: ratiosOfCase,
  textbook: ratiosOfCase,
  textbook_cn: (reference) => duPontCase(reference) ?? ratiosOfCase(reference),
  unit_vectors: (reference) => vectors(reference) ?? ratiosOfCase(reference),
};

/** A case names its figures, for one year or for two, and the ratios that are printed for them. */
function ratiosOfCase({ input, expected }: ReferenceCase) {
  const now = inner(input, 'current', '本年', '期末') ?? input;
  const before = inner(input, 'prior', '上年', '期初');
  const current = figuresOf(now);
  const prior = before === undefined ? openingOf(now) : figuresOf(before);
  // Where the year before is asked for too, it has no year before it: both are on their closing balances.
  const both = Object.keys(expected).some((key) => /_(?:上年|prior)$/.test(key));
  return Object.fromEntries(
    Object.keys(expected).map((key) => {
      const { name, variant } = parted(key);
      const closing = both || variant === 'end' || prior === undefined;
      const question = {
        current: (variant === '上年' || variant === 'prior' ? before && figuresOf(before) : current) ?? {},
        prior,
        balances: closing ? ('closing' as const) : ('average' as const),
      };
      return [key, answer(name, variant, question, now)];
    }),
  );
}

function answer(name: string, variant: string, question: RatioQuestion, input: Input): number | null | undefined {
  const { current } = question;
  if (name === 'working_capital' || name === '营运资本') return units(workingCapital(current));
  if (name === 'operating_cycle' || name === '营业周期') return shown(operatingCycleDays(question).operating);
  if (name === 'cash_conversion_cycle' || name === '现金周转期') return shown(operatingCycleDays(question).cash);
  const code = ratioNames[name];
  if (code === undefined) return undefined;
  if (code === 'equity_multiplier' && variant === 'avg') return averageMultiplier(question);
  // Only the sales on credit turn receivables over, where the case parts them from the cash sales.
  const cashSales = numberIn(input, 'cash_sales', '现销收入');
  if (cashSales !== undefined && code.startsWith('receivables_') && current.revenue !== undefined)
    return shown(
      ratioOf(code, { ...question, current: { ...current, revenue: current.revenue - minorOf(cashSales) } }),
    );
  return shown(ratioOrVariant(code, question));
}

/** The variant that is meant where a case gives none of the figures that only the definition needs. */
const variants: Readonly<Partial<Record<RatioCode, RatioCode>>> = {
  quick_ratio: 'acid_test',
  equity_ratio: 'interest_bearing_debt_to_equity',
  debt_to_asset_ratio: 'interest_bearing_debt_to_assets',
};

function ratioOrVariant(code: RatioCode, question: RatioQuestion): StatementRatio {
  const found = ratioOf(code, question);
  const variant = variants[code];
  const lacks = found.kind === 'not_meaningful' && found.because === 'missing_figure';
  return lacks && variant !== undefined ? ratioOf(variant, question) : found;
}

/** Average assets ÷ average equity is the quotient of two ratios of the product: return on equity ÷ return on assets. */
function averageMultiplier(question: RatioQuestion): number | null {
  const onEquity = shown(ratioOf('roe', question));
  const onAssets = shown(ratioOf('roa', question));
  return onEquity === null || onAssets === null ? null : onEquity / onAssets;
}

/** Lists of the same length, one ratio: the title says which. */
function vectors({ input, title }: ReferenceCase) {
  const length = Object.values(input).find((value) => Array.isArray(value))?.length;
  const name = title.toLowerCase().split(/[,(]/)[0]?.trim().replaceAll(' ', '_') ?? '';
  if (length === undefined) return undefined;
  const days = typeof input['days'] === 'number' ? input['days'] : 365;
  const values = Array.from({ length }, (_, place) => {
    const row = Object.fromEntries(
      Object.entries(input).map(([key, value]) => [key, Array.isArray(value) ? value[place] : value] as const),
    );
    const current = figuresOf(row);
    // Averages that are given as such: the same balance at both ends of the year.
    const code = ratioNames[name];
    return code === undefined ? undefined : shown(ratioOrVariant(code, { current, prior: current, days }));
  });
  return values.includes(undefined) ? undefined : { values };
}

function duPontCase({ input }: ReferenceCase) {
  const netMargin = numberIn(input, '销售利润率', 'net_margin');
  const assetTurnover = numberIn(input, '资产周转率', 'asset_turnover');
  const interestRate = numberIn(input, '负债利息率', 'interest_rate');
  const debtToEquity = numberIn(input, '产权比率', 'debt_to_equity');
  const taxRate = numberIn(input, '所得税率', 'tax_rate');
  if (netMargin === undefined || assetTurnover === undefined || interestRate === undefined) return undefined;
  if (debtToEquity === undefined || taxRate === undefined) return undefined;
  const { returnOnAssets, returnOnEquity } = duPont({ netMargin, assetTurnover, interestRate, debtToEquity, taxRate });
  return { 资产收益率: returnOnAssets, 资本报酬率: returnOnEquity };
}

function figuresOf(input: Input): Figures {
  const figures: Partial<Record<LineItemCode, bigint>> = {};
  for (const [key, value] of Object.entries(input)) {
    const line = lineNames[key] ?? lineNames[key.replace(/_end$|^期末|^avg_/, '')];
    const total = totalOf(value);
    if (line !== undefined && total !== undefined) figures[line] = minorOf(total);
  }
  return withTotals(figures, input);
}

/** Totals that a case leaves to its reader: they follow from lines that it gives. */
function withTotals(given: Partial<Record<LineItemCode, bigint>>, input: Input): Figures {
  const figures = { ...given };
  const { cash, accounts_receivable: receivables, inventories, total_current_liabilities: shortTerm } = figures;
  if (figures.total_current_assets === undefined && cash !== undefined && receivables !== undefined)
    figures.total_current_assets = cash + receivables + (inventories ?? 0n);
  const longTerm = numberIn(input, 'long_term_liabilities', 'long_term_debt', '长期负债');
  if (figures.total_liabilities === undefined && shortTerm !== undefined && longTerm !== undefined)
    figures.total_liabilities = shortTerm + minorOf(longTerm);
  const interest = figures.interest_expense ?? 0n;
  const ebit = numberIn(input, 'ebit', '息税前利润');
  const operating = numberIn(input, 'operating_income');
  const beforeInterest = ebit ?? (figures.total_profit === undefined && !figures.income_tax ? operating : undefined);
  if (figures.total_profit === undefined && beforeInterest !== undefined)
    figures.total_profit = minorOf(beforeInterest) - interest;
  const ebitda = numberIn(input, 'ebitda');
  if (ebitda !== undefined)
    Object.assign(figures, { operating_income: minorOf(ebitda), depreciation_and_amortisation: 0n });
  // An American statement shows interest below the operating line.
  else if (operating !== undefined) figures.operating_income = minorOf(operating);
  const gross = numberIn(input, 'gross_fixed');
  const depreciated = numberIn(input, 'accumulated_depreciation');
  if (gross !== undefined && depreciated !== undefined) figures.fixed_assets = minorOf(gross - depreciated);
  return figures;
}

/** Opening balances beside the closing ones: `inventory_begin`. */
function openingOf(input: Input): Figures | undefined {
  const opening = Object.entries(input).flatMap(([key, value]) => {
    const line = /(?:_begin|_beginning|_opening)$|^期初/.test(key)
      ? lineNames[key.replace(/_begin(?:ning)?$|_opening$|^期初/, '')]
      : undefined;
    return line === undefined || typeof value !== 'number' ? [] : [[line, minorOf(value)] as const];
  });
  return opening.length === 0 ? undefined : Object.fromEntries(opening);
}

function parted(key: string): { name: string; variant: string } {
  const [, name = key, variant = ''] = /^(.+?)(?:_(avg|end|上年|prior))?$/.exec(key) ?? [];
  return { name, variant };
}

function inner(input: Input, ...names: readonly string[]): Input | undefined {
  for (const name of names) {
    const [found] = findRows({ list: [input[name]] }, 'list') ?? [];
    if (found !== undefined && !Array.isArray(found)) return found;
  }
  return undefined;
}

/** Some cases print a total as the list of its parts. */
function totalOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'number')) return undefined;
  return value.reduce((sum, each) => sum + each, 0);
}

function numberIn(input: Input, ...names: readonly string[]): number | undefined {
  return names.map((name) => input[name]).find((value) => typeof value === 'number') as number | undefined;
}

function shown(ratio: StatementRatio): number | null {
  return ratio.kind === 'value' ? ratio.value : null;
}

function units(minor: bigint | undefined): number | undefined {
  return minor === undefined ? undefined : Number(minor) / 10_000;
}
