import type { CalendarDate, Id } from '#kernel';
import type { Bill } from './bill.ts';
import type { Marks } from './marks.ts';
import type { Original } from './original.ts';

// Amounts are minor units of the customer's currency; of a document in another one `original` has its own.

/** Goods that left us. What of it is not invoiced yet is `openMinor`. */
export type Delivery = {
  readonly deliveryId: Id<'delivery'>;
  readonly number: string;
  readonly orderNumber: string | null;
  readonly deliveredOn: CalendarDate;
  readonly amountMinor: bigint;
  readonly openMinor: bigint;
  /** What had not been reserved for it. */
  readonly excessMinor: bigint;
  /** 购货方: who bought, where another than that pays. */
  readonly buyerCode?: string;
  readonly marks?: Marks;
  readonly original?: Original<'amountMinor' | 'openMinor' | 'excessMinor'>;
};

/** A receivable, tax included. What is not settled yet is `openMinor`; a disputed one stays in the exposure. */
export type Invoice = {
  readonly invoiceId: Id<'invoice'>;
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly amountMinor: bigint;
  readonly openMinor: bigint;
  /** What neither a delivery nor a reservation had prepared. */
  readonly excessMinor: bigint;
  readonly orderNumber: string | null;
  readonly deliveryNumber: string | null;
  readonly completesOrder: boolean;
  readonly disputed: boolean;
  /** 购货方: who bought, where another than that pays. */
  readonly buyerCode?: string;
  readonly marks?: Marks;
  readonly original?: Original<'amountMinor' | 'openMinor' | 'excessMinor'>;
};

/** A receipt, a credit note, a write-off (坏账核销) or a transfer (债权转移). What it has not settled yet is `unappliedMinor`. */
export type Settlement = {
  readonly settlementId: Id<'settlement'>;
  readonly kind: SettlementKind;
  readonly number: string;
  readonly settledOn: CalendarDate;
  readonly amountMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly method: string | null;
  readonly maturesOn: CalendarDate | null;
  readonly reason: string | null;
  /** The invoices that the payer named, in the money's own currency; null: the oldest due first. */
  readonly named: readonly NamedInvoice[] | null;
  /** Of a receipt by acceptance bill. */
  readonly bill?: Bill;
  /** 冲销: the day from which it settles nothing any more. */
  readonly reversedOn?: CalendarDate;
  readonly original?: Original<'amountMinor' | 'unappliedMinor'>;
};

export const settlementKinds = ['receipt', 'credit_note', 'write_off', 'transfer'] as const;
export type SettlementKind = (typeof settlementKinds)[number];

export type NamedInvoice = { readonly invoiceNumber: string; readonly amountMinor: bigint };

/** A part of a settlement that pays a part of an invoice. */
export type Allocation = {
  readonly invoiceId: Id<'invoice'>;
  readonly invoiceNumber: string;
  readonly settlementId: Id<'settlement'>;
  readonly amountMinor: bigint;
  /** The later of the two documents' days: before it, neither could have met the other. */
  readonly appliedOn: CalendarDate;
  /** In another currency `amountMinor` is what the invoice was carried at. */
  readonly original?: Original<'amountMinor'>;
};
