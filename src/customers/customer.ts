import type { Currency, Id } from '#kernel';
import type { RuleExclusion } from './rule-exclusions.ts';

export type CustomerId = Id<'customer'>;
export type CreditGroupId = Id<'credit-group'>;

/** A company that buys from us, as every decision about it sees it. */
export type Customer = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string | null;
  readonly industry: string | null;
  /** 客户类型, as the company sorts its customers: 经销商, 终端用户 …; null where nobody said. */
  readonly customerType: string | null;
  /** 客户分群, in the company’s words: 大客户, 零售 …; null where nobody said. */
  readonly segment: string | null;
  readonly parentCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The one currency of the customer's limit and documents. */
  readonly currency: Currency;
  readonly status: 'active' | 'inactive';
  /** Why nothing may be sold to it on credit any more; null when it is not on the blacklist. */
  readonly blacklistReason: string | null;
  /** Why new orders are held for now; null when it is not frozen. */
  readonly freezeReason: string | null;
  /** The stronger freeze: deliveries of orders that were approved before it are held too. */
  readonly freezeStopsDeliveries: boolean;
  /** Who in sales looks after it (负责人); null when nobody does. */
  readonly ownerEmail: string | null;
  readonly ownerName: string | null;
  /** Rules of the order check that do not apply to it for now; missing where there are none. */
  readonly ruleExclusions?: readonly RuleExclusion[];
  readonly version: number;
};
