import { type CalendarDate, canonicalJson, type Currency, findCurrency, ok, type Result, refuse } from '#kernel';
import { type Figures, findLineItem, type LineItemCode } from './chart.ts';
import { isNoFigure, readFigure } from './read-figure.ts';
import type { AuditOpinion, KeptStatement, Span, Statement } from './statement.ts';

/** A statement as somebody enters it or a file holds it: figures as text, under the codes of the chart. */
export type NewStatement = {
  readonly customerCode: string;
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  /** Left out: the customer's own. */
  readonly currency?: string | undefined;
  readonly audited?: boolean | undefined;
  /** Whoever has one has been audited. */
  readonly opinion?: AuditOpinion | undefined;
  readonly source?: string | undefined;
  readonly figures: Readonly<Record<string, string | null | undefined>>;
  /** The version that this one corrects; without it, other figures for a period that has some are refused. */
  readonly replacesVersion?: number | undefined;
};

export function readNewStatement(
  given: NewStatement,
  { customerCurrency, today }: { customerCurrency: Currency; today: CalendarDate },
): Result<Statement> {
  const currency = given.currency === undefined ? customerCurrency : findCurrency(given.currency);
  if (currency === undefined)
    return refuse('invalid', 'invalid_currency', `Expected a currency such as "CNY", got "${given.currency}".`, {
      field: 'currency',
    });
  if (given.periodEnd > today)
    return refuse('invalid', 'period_not_over', `A period that ends on ${given.periodEnd} is not over on ${today}.`, {
      field: 'periodEnd',
    });
  const figures: Partial<Record<LineItemCode, bigint>> = {};
  for (const [code, text] of Object.entries(given.figures)) {
    const line = findLineItem(code);
    const field = `figures.${code}`;
    if (line === undefined) return refuse('invalid', 'unknown_line', `The chart has no line ${code}.`, { field });
    if (text === null || text === undefined || isNoFigure(text)) continue;
    const minor = readFigure(text, currency);
    if (minor === undefined)
      return refuse(
        'invalid',
        'invalid_figure',
        `Expected an amount such as "-1000.00" in ${currency}, got "${text}".`,
        {
          field,
        },
      );
    figures[line] = minor;
  }
  if (Object.keys(figures).length === 0)
    return refuse('invalid', 'empty_statement', 'A statement without a single figure says nothing.', {
      field: 'figures',
    });
  const { periodEnd, span, opinion, audited = opinion !== undefined, source = '' } = given;
  if (opinion !== undefined && !audited)
    return refuse('invalid', 'opinion_without_audit', 'Only audited statements carry an auditor’s opinion.', {
      field: 'opinion',
    });
  const said = opinion === undefined ? {} : { opinion };
  return ok({ periodEnd, span, currency, audited, ...said, source: source.trim(), figures });
}

/** What becomes of a statement for a period, given what stands there. */
export function decideEntry(
  statement: Statement,
  standing: KeptStatement | undefined,
  replacesVersion: number | undefined,
): Result<{ readonly effect: 'created' | 'changed' | 'unchanged'; readonly version: number }> {
  if (standing === undefined) return ok({ effect: 'created', version: 1 });
  if (sameContent(statement, standing)) return ok({ effect: 'unchanged', version: standing.version });
  const { periodEnd, version } = standing;
  const facts = { version, differs: differingLines(statement.figures, standing.figures).slice(0, 20) };
  if (replacesVersion === undefined) {
    const detail = `There is another statement for ${periodEnd} (version ${version}). Send "replacesVersion": ${version} to correct it.`;
    return refuse('conflict', 'statement_exists', detail, { field: 'periodEnd', facts });
  }
  if (replacesVersion !== version) {
    const detail = `Version ${replacesVersion} was read, but the statement for ${periodEnd} is at version ${version}.`;
    return refuse('stale', 'stale_version', detail, { facts });
  }
  return ok({ effect: 'changed', version: version + 1 });
}

export function differingLines(a: Figures, b: Figures): LineItemCode[] {
  const lines = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<LineItemCode>;
  return [...lines].filter((line) => a[line] !== b[line]).toSorted();
}

function sameContent(a: Statement, b: Statement): boolean {
  const content = ({ currency, audited, opinion, source, figures }: Statement) =>
    canonicalJson({ currency, audited, opinion: opinion ?? null, source, figures });
  return content(a) === content(b);
}
