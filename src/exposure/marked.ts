import type { BillPart, Marks } from '#receivables';
import type { Books, Position } from './books.ts';

/** The parts of the exposure that are kept by marks. */
export type MarkFigure = 'openOrdersMinor' | 'deliveredMinor' | 'receivablesMinor';

/** By how much what is in use under these marks moved. */
export type MarkMove = { readonly marks: Marks } & Pick<Position, MarkFigure>;

export type Marked = { readonly marks?: Marks; readonly openMinor: bigint };

/** Notes what a change of one document moves under its marks, old and new. Documents without marks move nothing. */
export function noteMarks(books: Books, figure: MarkFigure, before: Marked | undefined, after: Marked): void {
  if (before?.marks === undefined && after.marks === undefined) return;
  if (before?.marks !== undefined) noteMove(books, before.marks, figure, -before.openMinor);
  if (after.marks !== undefined) noteMove(books, after.marks, figure, after.openMinor);
}

/** What a bill has paid of marked invoices counts under their marks as long as the bill counts. */
export function noteBillMarks(
  books: Books,
  paid: readonly { readonly invoiceNumber: string; readonly amountMinor: bigint }[],
  sign: 1n | -1n,
): void {
  for (const { invoiceNumber, amountMinor } of paid) {
    const marks = books.invoices.get(invoiceNumber)?.marks;
    if (marks !== undefined) noteMove(books, marks, 'receivablesMinor', sign * amountMinor);
  }
}

/** The same of a bill in another currency, which is carried at rates of its own. */
export function noteBillParts(books: Books, before: readonly BillPart[] = [], after: readonly BillPart[] = []): void {
  for (const [parts, sign] of [
    [before, -1n],
    [after, 1n],
  ] as const)
    for (const { marks, countedMinor } of parts)
      if (marks !== undefined) noteMove(books, marks, 'receivablesMinor', sign * countedMinor);
}

function noteMove(books: Books, marks: Marks, figure: MarkFigure, minor: bigint): void {
  if (minor === 0n) return;
  books.unbookedMarks.push({ marks, openOrdersMinor: 0n, deliveredMinor: 0n, receivablesMinor: 0n, [figure]: minor });
}

/** The moves since the last entry, added up by marks; what cancels out is left out. */
export function takeMarks(books: Books): readonly MarkMove[] | undefined {
  if (books.unbookedMarks.length === 0) return undefined;
  const moves = sumOfMoves(books.unbookedMarks.splice(0));
  return moves.length === 0 ? undefined : moves;
}

export function sumOfMoves(moves: readonly MarkMove[]): MarkMove[] {
  const sums = new Map<string, MarkMove>();
  for (const move of moves) {
    const key = markKey(move.marks);
    const sum = sums.get(key);
    sums.set(key, {
      marks: move.marks,
      openOrdersMinor: (sum?.openOrdersMinor ?? 0n) + move.openOrdersMinor,
      deliveredMinor: (sum?.deliveredMinor ?? 0n) + move.deliveredMinor,
      receivablesMinor: (sum?.receivablesMinor ?? 0n) + move.receivablesMinor,
    });
  }
  return [...sums.values()].filter(
    (sum) => sum.openOrdersMinor !== 0n || sum.deliveredMinor !== 0n || sum.receivablesMinor !== 0n,
  );
}

export function markExposureOf({ openOrdersMinor, deliveredMinor, receivablesMinor }: MarkMove): bigint {
  return openOrdersMinor + deliveredMinor + receivablesMinor;
}

export function markKey({ sellerCode = '', businessUnit = '', productLine = '' }: Marks): string {
  return JSON.stringify([sellerCode, businessUnit, productLine]);
}
