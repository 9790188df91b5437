import { type CalendarDate, daysBetween } from '#kernel';
import { salesDays } from '#policy';

type SalesFacts = {
  readonly asOf: CalendarDate;
  /** What we invoiced in the `salesDays` up to that day; null when there never was an invoice. */
  readonly invoicedMinor: bigint | null;
  /** Null when there never was one. */
  readonly firstInvoicedOn: CalendarDate | null;
  /** 预计年采购额: what the application expects, tax included; null when it says nothing. */
  readonly expectedMinor: bigint | null;
};

/** The sales that the limit formula is applied to. All amounts are of the customer's currency. */
export type YearlySales = {
  /** What we invoiced in twelve months, or what a new customer is expected to buy in them; null when neither is known. */
  readonly yearlySalesMinor: bigint | null;
  readonly salesAre: 'invoiced' | 'expected';
  /** An expectation that does not count, and why it does not. */
  readonly passedOver?: {
    readonly expectedMinor: bigint;
    readonly because: 'sales_cover_a_year' | 'no_more_than_invoiced';
  };
};

/** Until our own sales cover a year, what a new customer is expected to buy counts where it is more than was invoiced. */
export function yearlySales({ asOf, invoicedMinor, firstInvoicedOn, expectedMinor }: SalesFacts): YearlySales {
  const invoiced = { yearlySalesMinor: invoicedMinor, salesAre: 'invoiced' } as const;
  if (expectedMinor === null) return invoiced;
  if (firstInvoicedOn !== null && daysBetween(firstInvoicedOn, asOf) >= salesDays)
    return { ...invoiced, passedOver: { expectedMinor, because: 'sales_cover_a_year' } };
  if (invoicedMinor !== null && expectedMinor <= invoicedMinor)
    return { ...invoiced, passedOver: { expectedMinor, because: 'no_more_than_invoiced' } };
  return { yearlySalesMinor: expectedMinor, salesAre: 'expected' };
}
