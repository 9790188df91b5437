import type { CalendarDate, Currency } from '#kernel';
import type { LimitScope } from '#limits';
import { bookedOf, type Composed, composedOf, type Counted, linesOf } from './composed.ts';
import type { Line } from './composition.ts';
import { booksUnder } from './level-books.ts';
import type { LevelCounted } from './level-facts.ts';
import type { GroupMember } from './levels-of.ts';
import { laterOf } from './with-booked.ts';

/** What one member makes up of a level. */
export type Measured = {
  readonly currency: Currency;
  readonly usedMinor: bigint;
  readonly isOwn: boolean;
  readonly composed?: Composed;
};

const nothingAsked: Counted = { type: 'quotation', number: '' };

/** What a member makes up of a level as the policy counts it; undefined where it counts all that is booked. */
export function composedUnder(
  scope: LimitScope,
  { counting, marked }: GroupMember,
  { document = nothingAsked, asOf }: { readonly document?: Counted; readonly asOf: CalendarDate },
): ReturnType<typeof composedOf> | undefined {
  if (counting === undefined) return undefined;
  const { deliverOn, isReceivable, asItem } = document;
  const books = booksUnder(scope, counting.books, marked);
  return composedOf(books, document, { asOf, counting: counting.by, deliverOn, isReceivable, asItem });
}

/** How the policy counts what the members make up together; undefined where it counts all that is booked. */
export function countedBy(
  measured: readonly Measured[],
  sum: (amountOf: (one: Measured) => bigint) => bigint,
): LevelCounted | undefined {
  const own = measured.find(({ isOwn }) => isOwn)?.composed;
  if (own === undefined) return undefined;
  const linesBy = new Map(measured.map((one) => [one, one.composed === undefined ? [] : linesOf(one.composed)]));
  const lineIn = (one: Measured, part: Line['part']) => linesBy.get(one)?.find((line) => line.part === part);
  const parts = [...new Set([...linesBy.values()].flat().map(({ part }) => part))];
  return {
    own,
    bookedMinor: sum(({ composed, usedMinor }) => (composed === undefined ? usedMinor : bookedOf(composed))),
    lines: parts.map((part) => ({
      part,
      bookedMinor: sum((one) => lineIn(one, part)?.bookedMinor ?? 0n),
      countedMinor: sum((one) => lineIn(one, part)?.countedMinor ?? 0n),
      because: measured.map((one) => lineIn(one, part)?.because ?? null).find((because) => because !== null) ?? null,
    })),
    laterMinor: sum(({ composed, isOwn }) => (composed === undefined || isOwn ? 0n : laterOf(composed))),
  };
}
