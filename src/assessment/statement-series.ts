import { addDays, addMonths, type CalendarDate, calendarDate } from '#kernel';
import { chart, type Figures, type LineItemCode } from './chart.ts';
import { assuranceOf, assurances, isComparable, type Span, type Statement } from './statement.ts';

/** Lines that grow from the beginning of the year. Cash at the beginning and at the end are balances of the cash flow. */
const flowLines: readonly LineItemCode[] = [
  ...chart
    .filter(({ part }) => part === 'income_statement' || part === 'cash_flow')
    .map(({ code }) => code)
    .filter((code) => code !== 'opening_cash' && code !== 'closing_cash'),
  'depreciation_and_amortisation',
  'capitalised_interest',
  'operating_income',
];

const spanBefore = {
  annual: 'third_quarter',
  third_quarter: 'half_year',
  half_year: 'first_quarter',
  first_quarter: null,
} as const satisfies Record<Span, Span | null>;

/**
 * The statements that speak for a customer: one of each period, with income and cash flow from the beginning of the
 * year. The group's before the parent's, then the surest. A single quarter, or half, is added to what came before it in its year;
 * where that is missing it speaks only for itself and is left out. A series comes out as it went in.
 */
export function seriesOf<One extends Statement>(statements: readonly One[]): One[] {
  const best = new Map<string, One>();
  for (const statement of statements.flatMap((one) => yearToDate(one, statements) ?? [])) {
    const key = `${statement.periodEnd} ${statement.span}`;
    const other = best.get(key);
    if (other === undefined || isBefore(rankOf(statement, statements), rankOf(other, statements)))
      best.set(key, statement);
  }
  return [...best.values()];
}

/** What a part of a year that stands alone is added to, and how long it is itself. */
function partBefore({ span, flows }: Statement): { readonly span: Span | null; readonly months: number } {
  return flows === 'second_half' ? { span: 'half_year', months: 6 } : { span: spanBefore[span], months: 3 };
}

/** A statement with flows from the beginning of its year; undefined for a quarter or half whose predecessors are not there. */
export function yearToDate<One extends Statement>(statement: One, among: readonly Statement[]): One | undefined {
  if (statement.flows === undefined) return statement;
  const { flows: _, ...whole } = statement;
  const { span, months } = partBefore(statement);
  if (span === null) return whole as One;
  const before = upTo(endOfMonthsBefore(statement.periodEnd, months), span, { of: statement, among });
  if (before === undefined) return undefined;
  const figures = combined(statement.figures, before.figures, (own, earlier) => earlier + own);
  return { ...whole, figures: withOpeningCash(figures, before.figures.opening_cash) } as One;
}

/** Income and cash flow after a day, up to the statement's own. */
export type Since = { readonly after: CalendarDate; readonly figures: Figures };

/** The last part of the year alone: year to date less the latest year to date before it, if there is one. */
export function sinceStatementBefore(statement: Statement, among: readonly Statement[]): Since {
  const { periodEnd, span, flows, figures } = statement;
  if (flows !== undefined)
    return { after: endOfMonthsBefore(periodEnd, partBefore(statement).months), figures: onlyFlows(figures) };
  let months = 3;
  for (let before: Span | null = spanBefore[span]; before !== null; before = spanBefore[before]) {
    const end = endOfMonthsBefore(periodEnd, months);
    const earlier = among.find((one) => one.span === before && one.periodEnd === end && isComparable(one, statement));
    if (earlier !== undefined)
      return { after: end, figures: onlyFlows(combined(figures, earlier.figures, (own, other) => own - other)) };
    months += 3;
  }
  return { after: endOfMonthsBefore(periodEnd, months), figures: onlyFlows(figures) };
}

/** The surest statement of the same company that ends there, from the beginning of the year. */
function upTo(
  periodEnd: CalendarDate,
  span: Span,
  { of, among }: { readonly of: Statement; readonly among: readonly Statement[] },
): Statement | undefined {
  const { flows: _, ...whole } = of;
  return among
    .filter((one) => one.span === span && one.periodEnd === periodEnd)
    .flatMap((one) => yearToDate(one, among) ?? [])
    .filter((one) => isComparable(one, whole))
    .toSorted((a, b) => assurances.indexOf(assuranceOf(a)) - assurances.indexOf(assuranceOf(b)))[0];
}

/** A flow is known where both are; balances are those of the statement itself. */
function combined(own: Figures, other: Figures, how: (own: bigint, other: bigint) => bigint): Figures {
  const figures: Partial<Record<LineItemCode, bigint>> = { ...own };
  for (const line of flowLines) {
    const [mine, others] = [own[line], other[line]];
    if (mine === undefined || others === undefined) delete figures[line];
    else figures[line] = how(mine, others);
  }
  return figures;
}

function withOpeningCash({ opening_cash: _, ...figures }: Figures, opening: bigint | undefined): Figures {
  return opening === undefined ? figures : { ...figures, opening_cash: opening };
}

function onlyFlows(figures: Figures): Figures {
  return Object.fromEntries(flowLines.flatMap((line) => (figures[line] === undefined ? [] : [[line, figures[line]]])));
}

/** Of the same period: the group's, then the surest, then the one that was given as it is read. */
function rankOf(statement: Statement, given: readonly Statement[]): readonly number[] {
  return [
    statement.scope === undefined ? 0 : 1,
    assurances.indexOf(assuranceOf(statement)),
    given.includes(statement) ? 0 : 1,
  ];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((each, at) => each !== b[at]);
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

/** The last day of the month that ends so many months before this one does. */
function endOfMonthsBefore(periodEnd: CalendarDate, months: number): CalendarDate {
  return addDays(addMonths(calendarDate(`${periodEnd.slice(0, 7)}-01`), 1 - months), -1);
}
