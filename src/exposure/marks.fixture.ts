import { owedAt } from '#rates';
import type { Marks } from '#receivables';
import type { Books } from './books.ts';
import { markKey, sumOfMoves } from './marked.ts';

export const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);

/** What is open under each combination of marks, from the documents alone; a bill that counts stays with what it paid. */
export function openByMarks(books: Books): Map<string, bigint[]> {
  const { reservations, deliveries, invoices, settlements, written } = books;
  const moves = [
    ...[...reservations.values()].map((one) => moveOf(one.marks, 'openOrdersMinor', one.openMinor)),
    ...[...deliveries.values()].map((one) => moveOf(one.marks, 'deliveredMinor', one.openMinor)),
    ...[...invoices.values()].map((one) => moveOf(one.marks, 'receivablesMinor', one.openMinor)),
  ];
  for (const settlement of settlements.values()) {
    const { bill, original, settlementId } = settlement;
    if (bill?.counts !== true) continue;
    const paid = written.allocations.filter((one) => one.settlementId === settlementId);
    const byMarks = Map.groupBy(paid, ({ invoiceNumber }) => markKey(invoices.get(invoiceNumber)?.marks ?? {}));
    for (const [first, ...others] of byMarks.values()) {
      if (first === undefined) continue;
      const own = sum([first, ...others].map((one) => one.original?.minor.amountMinor ?? one.amountMinor));
      const marks = invoices.get(first.invoiceNumber)?.marks;
      moves.push(moveOf(marks, 'receivablesMinor', original === undefined ? own : owedAt(original.rate, own)));
    }
  }
  return byKey(moves.flat());
}

function moveOf(marks: Marks | undefined, figure: string, minor: bigint) {
  const nothing = { openOrdersMinor: 0n, deliveredMinor: 0n, receivablesMinor: 0n };
  return marks === undefined ? [] : [{ marks, ...nothing, [figure]: minor }];
}

export function sumOfMarks({ written }: Books): Map<string, bigint[]> {
  return byKey(written.entries.flatMap(({ marks = [] }) => marks));
}

function byKey(moves: Parameters<typeof sumOfMoves>[0]): Map<string, bigint[]> {
  return new Map(
    sumOfMoves(moves).map((one) => [
      markKey(one.marks),
      [one.openOrdersMinor, one.deliveredMinor, one.receivablesMinor],
    ]),
  );
}
