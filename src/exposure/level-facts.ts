import type { CalendarDate, Money } from '#kernel';
import type { LimitScope } from '#limits';

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
  /** Of a delivery: what its order has reserved and counts against it. */
  readonly ofOrderMinor: bigint;
};
