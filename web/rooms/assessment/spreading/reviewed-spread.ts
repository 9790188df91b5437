import type { Statement } from '../assessment.ts';
import type { Kind } from '../kinds.ts';
import { type Corrections, lineOf, rowKey } from './corrected.ts';
import { saysMore } from './kept-before.ts';
import type { ReviewedSpread, Spread } from './spreading.ts';

type Figures = Readonly<Record<string, string>>;

/** A period as it would be saved, and what is kept of it already. */
export type Reviewed = {
  readonly figures: Figures;
  readonly kept: Statement | undefined;
  readonly isChosen: boolean;
};

type Said = {
  readonly code: string;
  readonly source: string;
  readonly kind: Kind;
  /** Undefined: nothing is said of it. */
  readonly opinion: ReviewedSpread['statements'][number]['opinion'];
  readonly forEverybody: boolean;
};

/** What is saved of a file: the chosen periods, each with the opening balances that stand beside it, and what was corrected. */
export function reviewedSpread(
  spread: Spread,
  periods: readonly Reviewed[],
  corrections: Corrections,
  { code, source, kind, opinion, forEverybody }: Said,
): ReviewedSpread {
  const statements = spread.periods.flatMap(({ periodEnd, span }, place) => {
    const { figures = {}, kept, isChosen = false } = periods[place] ?? {};
    if (!isChosen || periodEnd === null || Object.keys(figures).length === 0) return [];
    // What the file does not say stays as it is kept: an opening column has only the balance sheet.
    const said = opinion ?? kept?.opinion ?? undefined;
    const isCorrection = kept !== undefined && (saysMore(figures, kept) || (said ?? null) !== kept.opinion);
    const opening = openingOf(spread, periods, periodEnd);
    return [
      {
        periodEnd,
        span,
        ...kind,
        currency: spread.currency,
        ...(kind.assurance === 'audited' && said !== undefined && { opinion: said }),
        source: kept !== undefined && !isCorrection ? kept.source : source.slice(0, 200),
        figures: kept?.currency === spread.currency ? { ...kept.figures, ...figures } : figures,
        ...(opening !== undefined && { opening }),
        ...(isCorrection && { replacesId: kept.id, replacesVersion: kept.version }),
      },
    ];
  });
  const spellings = spread.rows.flatMap((row) =>
    corrections.has(rowKey(row))
      ? [{ part: row.part, label: row.label, line: lineOf(row, corrections) } as ReviewedSpread['spellings'][number]]
      : [],
  );
  return { customerCode: code, statements, spellings, forEverybody };
}

const balanceSheet = 'balance_sheet';

/** The balance sheet with which the year began, as the same file prints it. */
function openingOf(spread: Spread, periods: readonly Reviewed[], periodEnd: string): Figures | undefined {
  const yearEnd = `${Number(periodEnd.slice(0, 4)) - 1}-12-31`;
  const place = spread.periods.findIndex((one) => one.periodEnd === yearEnd && one.span === 'annual');
  const figures = periods[place]?.figures;
  if (figures === undefined) return undefined;
  const lines = new Set(spread.rows.filter(({ part }) => part === balanceSheet).flatMap(({ line }) => line ?? []));
  const opening = Object.entries(figures).filter(([line]) => lines.has(line));
  return opening.length === 0 ? undefined : Object.fromEntries(opening);
}
