import { type CalendarDate, greater, lesser } from '#kernel';
import type { BillKind } from '#policy';
import type { Marks } from '#receivables';
import type { Position, Reservation } from './books.ts';
import type { Parts } from './composition.ts';
import type { ItemKind } from './item-kinds.ts';

/** What a composition reads beside a position: rows that are kept true with the documents. */
export type KeptParts = {
  approvedDeliveriesMinor: bigint;
  /** What orders have reserved and no approved delivery draws, by the day on which they are to be delivered. */
  readonly orderDays: Map<CalendarDate, bigint>;
  readonly ofReceivables: Readonly<
    Partial<Record<BillKind | 'disputed' | 'credit_balances' | 'unapplied_bills', bigint>>
  >;
  /** From a first day to a last; without one for good. */
  readonly items: {
    readonly kind: ItemKind;
    readonly minor: bigint;
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
  }[];
  /** Of the above, what marked documents make up: movements, to be added up by marks. */
  readonly marked: MarkedPart[];
};

export type MarkedPart = {
  readonly marks: Marks;
  readonly part: 'order_day' | 'approved_deliveries' | 'disputed' | BillKind;
  /** Of an `order_day`. */
  readonly day: CalendarDate | null;
  readonly minor: bigint;
};

export function nothingKept(): KeptParts {
  return { approvedDeliveriesMinor: 0n, orderDays: new Map(), ofReceivables: {}, items: [], marked: [] };
}

type On = { readonly asOf: CalendarDate; readonly horizon?: CalendarDate | undefined };

/** What is reserved in all, and of it for approved deliveries and for orders beyond the horizon, as it is kept. */
export type Reserved = {
  readonly openMinor: bigint;
  readonly approvedMinor: bigint;
  readonly beyondMinor: bigint;
};

export function reservedOf(
  { openOrdersMinor: openMinor }: Position,
  kept: KeptParts,
  horizon?: CalendarDate,
): Reserved {
  const days = horizon === undefined ? [] : [...kept.orderDays].filter(([day]) => day > horizon);
  const beyondMinor = days.reduce((sum, [, minor]) => sum + minor, 0n);
  return { openMinor, approvedMinor: kept.approvedDeliveriesMinor, beyondMinor };
}

/** What is kept is a part of what is reserved, never more. */
export function partsOfReserved({ openMinor, approvedMinor, beyondMinor }: Reserved): Parts {
  const approved = lesser(approvedMinor, openMinor);
  const beyond = lesser(beyondMinor, openMinor - approved);
  return { open_orders: openMinor - approved - beyond, beyond_horizon: beyond, approved_deliveries: approved };
}

/** A position, part by part. */
export function partsOf(position: Position, kept: KeptParts, { asOf, horizon }: On): Parts {
  return { ...partsOfReserved(reservedOf(position, kept, horizon)), ...otherParts(position, kept, asOf) };
}

/** All but what is reserved. */
export function otherParts(position: Position, kept: KeptParts, asOf: CalendarDate): Parts {
  const { ofReceivables: of } = kept;
  const bills = {
    bank_acceptances: of.bank_acceptance ?? 0n,
    finance_company_acceptances: of.finance_company_acceptance ?? 0n,
    commercial_acceptances: of.commercial_acceptance ?? 0n,
  };
  const invoices = greater(0n, position.receivablesMinor - Object.values(bills).reduce((sum, minor) => sum + minor));
  const disputed = lesser(of.disputed ?? 0n, invoices);
  const credit = lesser(of.credit_balances ?? 0n, position.unappliedMinor);
  return {
    delivered: position.deliveredMinor,
    receivables: invoices - disputed,
    disputed,
    ...bills,
    unapplied_cash: greater(0n, position.unappliedMinor - credit - (of.unapplied_bills ?? 0n)),
    credit_balances: credit,
    ...itemsOn(kept, asOf),
  };
}

function itemsOn({ items }: KeptParts, asOf: CalendarDate): Parts {
  const sums = new Map<ItemKind, bigint>();
  for (const { kind, minor, from, to } of items) {
    if (from <= asOf && (to === null || asOf <= to)) sums.set(kind, (sums.get(kind) ?? 0n) + minor);
  }
  return Object.fromEntries(sums);
}

/** Moves what is kept as the database will, so that the next document of a batch sees the one before. */
export function moveKept(kept: KeptParts, before: Reservation | undefined, after: Reservation): void {
  for (const [reservation, sign] of [
    [before, -1n],
    [after, 1n],
  ] as const) {
    if (reservation === undefined || reservation.status === 'replaced') continue;
    const { document, openMinor, drawnMinor, deliverOn, marks } = reservation;
    if (document.type === 'delivery') {
      const minor = sign * greater(openMinor, drawnMinor);
      kept.approvedDeliveriesMinor += minor;
      if (marks !== undefined) kept.marked.push({ marks, part: 'approved_deliveries', day: null, minor });
    } else if (deliverOn !== undefined) {
      const minor = sign * greater(0n, openMinor - drawnMinor);
      kept.orderDays.set(deliverOn, (kept.orderDays.get(deliverOn) ?? 0n) + minor);
      if (marks !== undefined) kept.marked.push({ marks, part: 'order_day', day: deliverOn, minor });
    }
  }
}
