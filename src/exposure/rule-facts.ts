import type { CalendarDate, Money } from '#kernel';
import type { Grade, PlanningRate } from '#policy';
import type { UsedRate } from '#rates';

/**
 * What the rules beyond the base read. Each is one row that events or the nightly run keep true, or a row per member
 * of the group; `null` is "not recorded", and a rule that needs it says so and lets the document pass.
 */
export type RuleFacts = {
  readonly grade: Grade | null;
  readonly industry: string | null;
  readonly country: string;
  /** Left out where it is not recorded. */
  readonly customerType?: string;
  readonly segment?: string;
  readonly customerSince: CalendarDate | null;
  /** The day by which the limit has to be reviewed, by the terms of the customer's grade: counted from its first day, or the last review. */
  readonly reviewBy: CalendarDate | null;
  readonly openItems: OpenItemFigures | null;
  readonly behaviour: BehaviourFigures | null;
  readonly group: GroupFigures | null;
  /** In the policy's currency; as of the last nightly run. */
  readonly concentrations: readonly {
    readonly by: 'industry' | 'country';
    readonly of: string;
    readonly exposure: Money;
  }[];
  /** Of the document, where it names one. */
  readonly sellerCode?: string;
  /** 信用总额: what all customers owe, by the last count; missing where no budget is on. Null is the whole company. */
  readonly budgets?: readonly {
    readonly sellerCode: string | null;
    readonly used: Money;
    readonly figuredAt: string;
  }[];
  /** From the customer's currency into the policy's; kept with the decision. */
  readonly rate: PlanningRate | null;
  /** Of the table of rates, those that the group was added up at, where the policy counts it so. */
  readonly tableRates?: readonly UsedRate[];
};

/** Undisputed open items, in the customer's currency. */
export type OpenItemFigures = {
  readonly openMinor: bigint;
  /** For each number of days that a rule asks about, what is open and more than that many days past due. */
  readonly overdue: readonly { readonly daysPastDue: number; readonly minor: bigint }[];
};

/** Days beyond terms of what was settled: amount × days late, over the amount. */
export type BehaviourFigures = { readonly amountDays: bigint; readonly amountMinor: bigint; readonly invoices: number };

/** Of all members together, in the policy's currency, without what this very document has reserved. */
export type GroupFigures = {
  readonly members: number;
  readonly limit: Money | 'unlimited';
  readonly exposure: Money;
  readonly blacklisted: readonly { readonly customerCode: string; readonly reason: string }[];
};
