import type { Text } from '../text.ts';
import { both } from '../wording.ts';

/** What a value of an own rule is: an amount in the policy's currency, a whole number, an exact share, a text, yes or no. */
export type OwnType = 'money' | 'int' | 'share' | 'string' | 'bool';

export type OwnFact = { readonly type: OwnType; readonly name: Text };

const fact = (type: OwnType, zh: string, en: string): OwnFact => ({ type, name: both(zh, en) });

/** Everything that an own rule may read. One that is not recorded of a customer makes the rule "not recorded" for it. */
export const ownFacts = {
  amount: fact('money', '单据金额', 'Amount of the document'),
  needed: fact('money', '单据还需的额度', 'What the document still needs'),
  prepaid: fact('money', '已预付', 'Prepaid'),
  limit: fact('money', '授信额度（无额度为 0，不限额不参与）', 'Credit limit (none is 0; unlimited is not recorded)'),
  exposure: fact('money', '信用占用', 'Exposure'),
  headroom: fact('money', '可用额度', 'Headroom'),
  utilisation: fact('share', '额度使用率', 'Exposure as a share of the limit'),
  utilisationAfter: fact('share', '本单之后的额度使用率', 'The same after this document'),
  groupLimit: fact('money', '集团额度合计', 'The limits of the group together'),
  groupExposure: fact('money', '集团占用合计', 'The exposure of the group'),
  groupBlacklisted: fact('bool', '集团有成员在黑名单', 'A member of the group is on the blacklist'),
  openItems: fact('money', '无争议未清款项', 'Undisputed open items'),
  overdue: fact('money', '其中逾期', 'What of them is overdue'),
  overdueShare: fact('share', '逾期占未清款项的比例', 'The overdue share of open items'),
  daysPastDue: fact('int', '最早未清项逾期天数', 'Days past due of the oldest open item'),
  daysBeyondTerms: fact('int', '平均超期天数（进位取整）', 'Days beyond terms, rounded up'),
  invoicesPaid: fact('int', '已结清的发票张数', 'Invoices that were paid'),
  daysLimitLeft: fact('int', '额度剩余天数（到期后为负）', 'Days until the limit ends, negative afterwards'),
  daysReviewLeft: fact('int', '距重审日天数', 'Days until the review, negative afterwards'),
  daysCustomer: fact('int', '建档天数', 'Days since it became a customer'),
  grade: fact('string', '信用等级（未评级为 unrated）', 'Grade; unrated without one'),
  industry: fact('string', '行业', 'Industry'),
  country: fact('string', '国家', 'Country'),
  customerType: fact('string', '客户类型', 'Customer type'),
  segment: fact('string', '客户分群', 'Customer segment'),
  currency: fact('string', '币种', 'Currency of the customer'),
  document: fact('string', '控制时点', 'Control point: quotation, sales_order, delivery or invoice'),
  frozen: fact('bool', '额度冻结', 'The limit is frozen'),
} as const satisfies Readonly<Record<string, OwnFact>>;

export type OwnFactName = keyof typeof ownFacts;

export const ownFactNames = Object.keys(ownFacts) as readonly OwnFactName[];

export function isOwnFact(name: string): name is OwnFactName {
  return Object.hasOwn(ownFacts, name);
}
