import { isAbout, type LimitScope } from '#limits';
import { type Books, emptyPosition, openBooks } from './books.ts';
import { type KeptParts, nothingKept } from './kept-parts.ts';
import type { MarkMove } from './marked.ts';

/**
 * The books of a customer as a limit sees them: all of them where it is about everything, else only what marked documents
 * make up. Money that waits, credit balances and what is recorded beside the ledger bear no marks: at a marked limit they
 * neither add nor offset.
 */
export function booksUnder(scope: LimitScope, books: Books, marked: readonly MarkMove[]): Books {
  if (isAbout(scope, {})) return books;
  const moves = marked.filter(({ marks }) => isAbout(scope, marks));
  const sum = (figure: Exclude<keyof MarkMove, 'marks'>) => moves.reduce((total, move) => total + move[figure], 0n);
  const position = {
    ...emptyPosition,
    openOrdersMinor: sum('openOrdersMinor'),
    deliveredMinor: sum('deliveredMinor'),
    receivablesMinor: sum('receivablesMinor'),
  };
  const reservations = [...books.reservations].filter(([, { marks = {} }]) => isAbout(scope, marks));
  return { ...openBooks(books, position), reservations: new Map(reservations), kept: keptUnder(scope, books.kept) };
}

function keptUnder(scope: LimitScope, { marked }: KeptParts = nothingKept()): KeptParts {
  const kept = nothingKept();
  const of: Record<string, bigint> = {};
  for (const { marks, part, day, minor } of marked) {
    if (!isAbout(scope, marks)) continue;
    if (part === 'approved_deliveries') kept.approvedDeliveriesMinor += minor;
    else if (part !== 'order_day') of[part] = (of[part] ?? 0n) + minor;
    else if (day !== null) kept.orderDays.set(day, (kept.orderDays.get(day) ?? 0n) + minor);
  }
  return { ...kept, ofReceivables: of };
}
