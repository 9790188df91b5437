import type { CalendarDate, Currency, Ratio } from '#kernel';
import type { IndustryOutlook } from '#policy';
import type { Answers } from './answers.ts';
import type { ExternalFacts } from './external/external-facts.ts';
import type { GradeOverride } from './override.ts';
import type { Statement } from './statement.ts';

/** How a customer has paid us, as our own receivables tell it. */
export type PaymentFacts = {
  /** Over the twelve months up to the day. */
  readonly lateShare: Ratio;
  readonly daysBeyondTerms: Ratio;
  readonly settledInvoices: number;
  /** 0 when nothing undisputed is overdue; null when there never was an invoice. */
  readonly oldestOverdueDays: number | null;
  /** What we invoiced in the twelve months up to the day; null when there never was an invoice. */
  readonly invoicedMinor: bigint | null;
  /** Null when there never was an invoice; absent where it was not asked for yet. Only a proposal reads it. */
  readonly firstInvoicedOn?: CalendarDate | null;
};

/** Everything an assessment knows. Stored with it, so that it can be made again a year later. */
export type AssessmentFacts = {
  readonly asOf: CalendarDate;
  readonly customer: {
    readonly code: string;
    readonly name: string;
    readonly industry: string | null;
    readonly currency: Currency;
    readonly blacklisted: boolean;
    /** 客户类型, as the company sorts its customers; absent where nobody said. */
    readonly type?: string;
  };
  /** Those that the day knows of, the newest first. */
  readonly statements: readonly Statement[];
  readonly answers: Answers;
  readonly industryOutlook: IndustryOutlook | null;
  readonly payment: PaymentFacts;
  /** What others say of the customer; absent where nobody says anything. */
  readonly external?: ExternalFacts;
  /** The override that runs on the day; absent where none does. */
  readonly override?: GradeOverride;
};
