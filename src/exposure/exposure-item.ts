import type { CreditGroupId, CustomerId } from '#customers';
import { type CalendarDate, type Currency, type Id, money } from '#kernel';
import { grantedAt, owedAt, type UsedRate } from '#rates';
import type { Original } from '#receivables';
import { isOffset } from './composition.ts';
import type { ItemKind } from './item-kinds.ts';

/** A dated amount beside the ledger: a plan, a guarantee, a deposit, an insured or a collateralised part. */
export type ExposureItem = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly itemId: Id<'exposure item'>;
  readonly customerCode: string;
  /** The customer's. */
  readonly currency: Currency;
  readonly kind: ItemKind;
  /** In the customer's currency, as it counts now. */
  readonly amountMinor: bigint;
  /** 原币: what it says itself, where that is in another currency, and the rate at which it counts now. */
  readonly original?: Original<'amountMinor'>;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  /** The number of the policy, the plan, the contract. */
  readonly reference: string;
  /** Who says so: the insurer, the register, the finance system. */
  readonly source: string;
  /** Where the paper lies. */
  readonly document: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** The first day on which it does not count any more. */
  readonly endedOn: CalendarDate | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  /** What it failed of the rules when it was recorded, as the API says it; left out where that is nothing. */
  readonly failed?: readonly { readonly strength: 'warn' | 'record'; readonly objection: unknown }[];
};

/** What an amount of an item counts as: what adds is rounded up, what offsets down, so that rounding gives nothing away. */
export function countedItem(
  kind: ItemKind,
  minor: bigint,
  rate: UsedRate | null,
): Pick<ExposureItem, 'amountMinor' | 'original'> {
  if (rate === null) return { amountMinor: minor };
  const amountMinor = isOffset(kind) ? grantedAt(rate, money(rate.from, minor)).minor : owedAt(rate, minor);
  return { amountMinor, original: { rate, minor: { amountMinor: minor } } };
}

/** Whether it says the same; one that did not say from when is of any day. */
export function isSameItem(
  one: ExposureItem,
  other: ExposureItem,
  { saysFrom }: { readonly saysFrom: boolean },
): boolean {
  const figures = ({ currency, amountMinor, original, validFrom, validTo, source, document }: ExposureItem) => [
    original?.rate.from ?? currency,
    original?.minor.amountMinor ?? amountMinor,
    saysFrom ? validFrom : null,
    validTo,
    source,
    document,
  ];
  return figures(one).join('|') === figures(other).join('|');
}
