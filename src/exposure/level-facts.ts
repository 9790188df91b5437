import type { CalendarDate, Money } from '#kernel';
import type { LimitScope } from '#limits';
import type { Composed } from './composed.ts';
import type { Line } from './composition.ts';

/** A limit beside the customer's own that this document counts against. Amounts in the document's currency. */
export type LevelFacts = {
  readonly limitId: string;
  readonly scope: LimitScope;
  /** To whom it is granted: the customer, or somebody above it whose group limit takes it in. */
  readonly customerCode: string;
  /** Null where a currency has no rate: it cannot be told. */
  readonly limit: Money | 'unlimited' | null;
  readonly validTo: CalendarDate;
  /** What counts against it already, without what this very document has reserved; null where it cannot be told. */
  readonly usedMinor: bigint | null;
  /** Of a delivery: what its order has reserved and counts against it. Of an invoice: what covers it here, less what covers it at all. */
  readonly ofOrderMinor: bigint;
  /** Missing where the policy counts all that is booked. */
  readonly counted?: LevelCounted;
};

/** How the policy counts what a level takes in. */
export type LevelCounted = {
  /** Of what is used the customer's own: by it is measured what the document needs here. */
  readonly own: Composed;
  readonly bookedMinor: bigint;
  /** What all members make up, part by part; without what is nothing. */
  readonly lines: readonly Line[];
  /** What would count besides of the others if no order of theirs lay beyond the horizon. */
  readonly laterMinor: bigint;
};
