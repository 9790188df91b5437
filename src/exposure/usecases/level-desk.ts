import type { Customer } from '#customers';
import type { CalendarDate } from '#kernel';
import { loadScopedLimits } from '#limits/usecases';
import type { Sql } from '#platform';
import type { Policy } from '#policy';
import type { Marks } from '#receivables';
import type { Owner } from '#receivables/usecases';
import { type Books, documentKey, exposureOf } from '../books.ts';
import type { Counted } from '../composed.ts';
import type { CheckFacts } from '../credit-check.ts';
import { levelsOf } from '../levels-of.ts';
import { loadMarkPositions, movesOf } from '../store/mark-positions.ts';
import { loadMembers } from '../store/rule-facts.ts';
import type { CountingOf } from './composition-desk.ts';

/** What the decision about one document knows of limits beside the customer's own; nothing where none applies. */
export type LevelDesk = (asked: {
  readonly customer: Pick<Customer, 'customerId' | 'creditGroupId' | 'currency'>;
  readonly asOf: CalendarDate;
  /** The limits of a later day, with what is in use now. */
  readonly limitsOn?: CalendarDate;
  readonly document: Counted;
  /** The document's own marks and those it inherits. */
  readonly marks: Marks | undefined;
  /** Of a delivery: what of its order no other delivery counts on. */
  readonly order: CheckFacts['order'];
  /** The books of the batch, with what it has approved so far. */
  readonly books: ReadonlyMap<string, Books>;
  /** Where the policy does not count all that is booked. */
  readonly countingOf?: CountingOf | undefined;
}) => Pick<CheckFacts, 'levels'>;

/**
 * Loads the limits granted in these groups and what is in use there, for a whole batch at once and under its locks: a
 * row for each limit, member and combination of marks. Of groups without any the database is not asked.
 */
export async function openLevelDesk(
  db: Sql,
  owners: readonly Owner[],
  { timeZone, policyOf }: { timeZone: string; policyOf: (asOf: CalendarDate) => Policy },
): Promise<LevelDesk> {
  if (owners.length === 0) return () => ({});
  const groups = owners.map(({ creditGroupId }) => creditGroupId);
  const [limits, members, marked] = await Promise.all([
    loadScopedLimits(db, groups),
    loadMembers(db, groups, timeZone),
    loadMarkPositions(db, owners),
  ]);
  const markedBy = Map.groupBy(marked, ({ customerId }) => customerId);
  return ({ customer, asOf, limitsOn, document, marks, order, books, countingOf }) => {
    const group = (members.get(customer.creditGroupId) ?? []).map((member) => {
      const open = books.get(member.customerId);
      const counting = countingOf?.(member, member.position, open);
      return {
        ...member,
        exposureMinor: exposureOf(open?.position ?? member.position),
        marked: [...(markedBy.get(member.customerId) ?? []), ...(open === undefined ? [] : movesOf(open))],
        ...(counting !== undefined && { counting }),
      };
    });
    const ids = new Set(group.map(({ customerId }) => customerId));
    const reserved = reservedOf(books.get(customer.customerId), document);
    const levels = levelsOf(
      customer,
      { marks, document, own: reserved.own, order: { ...reserved.order, openMinor: order?.openMinor ?? 0n } },
      {
        asOf,
        limitsOn,
        members: group,
        limits: limits.filter(({ customerId }) => ids.has(customerId)),
        rates: policyOf(asOf).planningRates,
      },
    );
    return levels.length === 0 ? {} : { levels };
  };
}

const nothing = { openMinor: 0n } as const;

function reservedOf(books: Books | undefined, { type, number, orderNumber }: Counted) {
  const own = type === 'quotation' ? undefined : books?.reservations.get(documentKey({ type, number }));
  const order =
    orderNumber === undefined
      ? undefined
      : books?.reservations.get(documentKey({ type: 'sales_order', number: orderNumber }));
  return { own: own ?? nothing, order: order ?? nothing };
}
