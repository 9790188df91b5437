import type { Text } from '../text.ts';
import { both } from '../wording.ts';

/** What a value of an own rule is: an amount in the policy's currency, a whole number, an exact share, a text, yes or no. */
export type OwnType = 'money' | 'int' | 'share' | 'string' | 'bool';

export type OwnFact = { readonly type: OwnType; readonly name: Text; readonly note?: Text };

function fact(type: OwnType, zh: string, en: string, note?: Text): OwnFact {
  return { type, name: both(zh, en), ...(note !== undefined && { note }) };
}

/** Everything that an own rule may read. One that is not recorded of a customer makes the rule "not recorded" for it. */
export const ownFacts = {
  amount: fact('money', '单据金额', 'Amount of the document'),
  needed: fact('money', '还需额度', 'Credit needed', both('扣除预付和已转部分', 'less what is prepaid or taken over')),
  prepaid: fact('money', '已预付', 'Prepaid'),
  limit: fact(
    'money',
    '授信额度',
    'Credit limit',
    both('无额度为 0；不限额视为无数据', 'none is 0; unlimited is not recorded'),
  ),
  exposure: fact('money', '信用占用', 'Exposure'),
  headroom: fact('money', '可用额度', 'Headroom'),
  utilisation: fact('share', '额度使用率', 'Utilisation', both('占用占额度的比例', 'exposure as a share of the limit')),
  utilisationAfter: fact('share', '本单之后的使用率', 'Utilisation after', both('含本单', 'this document included')),
  groupLimit: fact('money', '集团额度', 'Limit of the group', both('成员额度合计', 'the members’ together')),
  groupExposure: fact('money', '集团占用', 'Exposure of the group', both('成员占用合计', 'the members’ together')),
  groupBlacklisted: fact('bool', '集团成员在黑名单', 'Group member blacklisted'),
  openItems: fact('money', '未清款项', 'Open items', both('有争议的不计', 'disputed ones left out')),
  overdue: fact('money', '逾期金额', 'Overdue', both('有争议的不计', 'disputed items left out')),
  overdueShare: fact('share', '逾期占比', 'Overdue share', both('逾期占未清款项的比例', 'overdue of open items')),
  daysPastDue: fact(
    'int',
    '逾期天数',
    'Days past due',
    both('最早的无争议未清项', 'of the oldest undisputed open item'),
  ),
  daysBeyondTerms: fact('int', '平均超期天数', 'Days beyond terms', both('进位取整', 'rounded up')),
  invoicesPaid: fact('int', '已结清发票', 'Invoices paid', both('张数', 'how many')),
  daysLimitLeft: fact('int', '额度剩余天数', 'Days until the limit ends', both('到期后为负', 'negative afterwards')),
  daysReviewLeft: fact('int', '距重审日天数', 'Days until the review', both('过期为负', 'negative afterwards')),
  daysCustomer: fact('int', '建档天数', 'Days as a customer'),
  grade: fact('string', '信用等级', 'Grade', both('未评级为 unrated', 'unrated without one')),
  industry: fact('string', '行业', 'Industry'),
  country: fact('string', '国家', 'Country'),
  customerType: fact('string', '客户类型', 'Customer type'),
  segment: fact('string', '客户分群', 'Customer segment'),
  currency: fact('string', '币种', 'Currency'),
  document: fact(
    'string',
    '控制时点',
    'Control point',
    both('quotation、sales_order、delivery、invoice 之一', 'quotation, sales_order, delivery or invoice'),
  ),
  frozen: fact('bool', '额度冻结', 'The limit is frozen'),
} as const satisfies Readonly<Record<string, OwnFact>>;

export type OwnFactName = keyof typeof ownFacts;

export const ownFactNames = Object.keys(ownFacts) as readonly OwnFactName[];

export function isOwnFact(name: string): name is OwnFactName {
  return Object.hasOwn(ownFacts, name);
}
