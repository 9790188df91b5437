import { type CalendarDate, canonicalJson, type Currency, findCurrency, ok, type Result, refuse } from '#kernel';
import { type Figures, findLineItem, type LineItemCode } from './chart.ts';
import { isNoFigure, readFigure } from './read-figure.ts';
import {
  type Assurance,
  assuranceOf,
  type AuditOpinion,
  contentOf,
  type FlowBasis,
  type KeptStatement,
  type Span,
  type Statement,
  type StatementScope,
} from './statement.ts';

type GivenFigures = Readonly<Record<string, string | null | undefined>>;

/** A statement as somebody enters it or a file holds it: figures as text, under the codes of the chart. */
export type NewStatement = {
  readonly customerCode: string;
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  /** Left out: the customer's own. */
  readonly currency?: string | undefined;
  readonly audited?: boolean | undefined;
  /** Says more than `audited`, and over it. */
  readonly assurance?: Assurance | undefined;
  readonly scope?: StatementScope | undefined;
  readonly flows?: FlowBasis | undefined;
  /** What one of its figures counts: 1,000 of those in 千元. Left out: 1. */
  readonly unit?: number | undefined;
  /** Whoever has one has been audited. */
  readonly opinion?: AuditOpinion | undefined;
  readonly source?: string | undefined;
  readonly figures: GivenFigures;
  /** The column 年初余额 of the same balance sheet. */
  readonly opening?: GivenFigures | undefined;
  /** The version that this one corrects; without it, other figures for a period that has some are refused. */
  readonly replacesVersion?: number | undefined;
  /** Which statement it corrects, should what kind of statement it is be corrected as well. */
  readonly replacesId?: string | undefined;
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
  const scale = given.unit ?? 1;
  const figures = readFigures(given.figures, 'figures', currency, scale);
  if (!figures.ok) return figures;
  if (Object.keys(figures.value).length === 0)
    return refuse('invalid', 'empty_statement', 'A statement without a single figure says nothing.', {
      field: 'figures',
    });
  const opening = readFigures(given.opening ?? {}, 'opening', currency, scale);
  if (!opening.ok) return opening;
  const { periodEnd, span, opinion, assurance, source = '' } = given;
  const audited = assurance === undefined ? (given.audited ?? opinion !== undefined) : assurance === 'audited';
  if (opinion !== undefined && !audited)
    return refuse('invalid', 'opinion_without_audit', 'Only audited statements carry an auditor’s opinion.', {
      field: 'opinion',
    });
  if (given.flows === 'second_half' && span !== 'annual')
    return refuse(
      'invalid',
      'second_half_ends_year',
      'The second half of a year ends with the year: its span is annual.',
      {
        field: 'flows',
      },
    );
  return ok({
    periodEnd,
    span,
    currency,
    audited,
    source: source.trim(),
    figures: figures.value,
    ...(opinion !== undefined && { opinion }),
    ...(given.scope === 'parent' && { scope: given.scope }),
    // The first quarter alone is the year to date.
    ...((given.flows === 'second_half' || (given.flows === 'single_quarter' && span !== 'first_quarter')) && {
      flows: given.flows,
    }),
    ...((assurance === 'tax_filed' || assurance === 'management') && { preparedFor: assurance }),
    ...(Object.keys(opening.value).length > 0 && { opening: opening.value }),
  });
}

function readFigures(
  given: GivenFigures,
  under: 'figures' | 'opening',
  currency: Currency,
  scale: number,
): Result<Figures> {
  const figures: Partial<Record<LineItemCode, bigint>> = {};
  for (const [code, text] of Object.entries(given)) {
    const line = findLineItem(code);
    const field = `${under}.${code}`;
    if (line === undefined) return refuse('invalid', 'unknown_line', `The chart has no line ${code}.`, { field });
    if (text === null || text === undefined || isNoFigure(text)) continue;
    const minor = readFigure(text, currency, scale);
    if (minor === undefined) {
      const detail = `Expected an amount such as "-1000.00" in ${currency}, got "${text}".`;
      return refuse('invalid', 'invalid_figure', detail, { field });
    }
    figures[line] = minor;
  }
  return ok(figures);
}

/** Which of the statements of its period a new one is set against: the one it names, or the one of its own kind. */
export function findStanding<One extends KeptStatement>(
  statement: Statement,
  ofThePeriod: readonly One[],
  { replacesId, replacesVersion }: Pick<NewStatement, 'replacesId' | 'replacesVersion'>,
): Result<One | undefined> {
  const same = ofThePeriod.find((one) => kindKey(one) === kindKey(statement));
  if (replacesId === undefined) {
    // The only one of a period may be corrected in what kind it is without being named.
    const only = replacesVersion !== undefined && ofThePeriod.length === 1 ? ofThePeriod[0] : undefined;
    return ok(same ?? only);
  }
  const named = ofThePeriod.find(({ statementId }) => statementId === replacesId);
  if (named === undefined)
    return refuse('not_found', 'statement_not_found', `There is no statement ${replacesId} of this period.`, {
      field: 'replacesId',
    });
  if (same !== undefined && same !== named) return alreadyThere(statement, same);
  return ok(named);
}

/** Two statements of a period are of one kind if this is the same of both. */
function kindKey(statement: Statement): string {
  return [statement.scope, statement.flows, assuranceOf(statement)].join(' ');
}

/** What becomes of a statement for a period, given what stands there. */
export function decideEntry(
  statement: Statement,
  standing: KeptStatement | undefined,
  replacesVersion: number | undefined,
): Result<{ readonly effect: 'created' | 'changed' | 'unchanged'; readonly version: number }> {
  if (standing === undefined) return ok({ effect: 'created', version: 1 });
  if (sameContent(statement, standing, { isCorrection: replacesVersion !== undefined }))
    return ok({ effect: 'unchanged', version: standing.version });
  const { periodEnd, version } = standing;
  if (replacesVersion === undefined) return alreadyThere(statement, standing);
  if (replacesVersion !== version) {
    const detail = `Version ${replacesVersion} was read, but the statement for ${periodEnd} is at version ${version}.`;
    return refuse('stale', 'stale_version', detail, { facts: differenceOf(statement, standing) });
  }
  return ok({ effect: 'changed', version: version + 1 });
}

function alreadyThere(statement: Statement, standing: KeptStatement): Result<never> {
  const { periodEnd, version } = standing;
  const detail = `There is another statement for ${periodEnd} (version ${version}). Send "replacesVersion": ${version} to correct it.`;
  return refuse('conflict', 'statement_exists', detail, {
    field: 'periodEnd',
    facts: differenceOf(statement, standing),
  });
}

function differenceOf({ figures }: Statement, standing: KeptStatement) {
  return { version: standing.version, differs: differingLines(figures, standing.figures).slice(0, 20) };
}

export function differingLines(a: Figures, b: Figures): LineItemCode[] {
  const lines = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<LineItemCode>;
  return [...lines].filter((line) => a[line] !== b[line]).toSorted();
}

/**
 * The same figures without the opening balances that stood with them are the same figures. A file that brings some where
 * none stood changes nothing; who corrects a statement may add them.
 */
function sameContent(
  statement: Statement,
  standing: Statement,
  { isCorrection }: { readonly isCorrection: boolean },
): boolean {
  const { opening = standing.opening, ...rest } = contentOf(statement);
  const { opening: before, ...kept } = contentOf(standing);
  const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
  const isFirst = before === undefined && !isCorrection;
  return isSame(rest, kept) && (isFirst || isSame(opening ?? null, before ?? null));
}
