import type { Money } from '#kernel';
import type { Grade } from './grade-scale.ts';
import type { Text } from './text.ts';

/** 控制时点: where a document meets the check. An invoice is never refused: what fails there is kept with it. */
export const controlPoints = ['quotation', 'sales_order', 'delivery', 'invoice'] as const;
export type ControlPoint = (typeof controlPoints)[number];

/** 控制强度: hold the document, let it go and say so, or only note it in the decision's path. */
export type Strength = 'block' | 'warn' | 'record';

/** Whom a rule is for; what is left out takes everybody. `unrated` is a customer without a grade. */
export type RuleScope = {
  readonly grades?: readonly (Grade | 'unrated')[];
  readonly industries?: readonly string[];
  readonly countries?: readonly string[];
  readonly customerTypes?: readonly string[];
  readonly segments?: readonly string[];
};

/** How strongly a rule binds where. A control point that is left out is not controlled; an invoice is never held. */
export type RuleStrength = Partial<Readonly<Record<Exclude<ControlPoint, 'invoice'>, Strength>>> & {
  readonly invoice?: Exclude<Strength, 'block'>;
};

/** Where both are given the smaller one counts. Percent of the limit, in hundredths of a percent. */
export type Tolerance = { readonly amount?: Money; readonly basisPoints?: number };

/** One rule of the check with its numbers. Amounts in the policy's currency; days are whole days. */
export type CheckRule = RuleNumbers & {
  readonly scope?: RuleScope;
  readonly strength: RuleStrength;
  /** What the policy has to say to whoever meets the rule. */
  readonly message?: Text;
};

type RuleNumbers =
  // The base, where it shall bind less, later, or only some.
  | { readonly code: 'no_limit' | 'limit_frozen' | 'over_document_limit' }
  | { readonly code: 'over_limit'; readonly tolerance?: Tolerance }
  | { readonly code: 'limit_expired'; readonly graceDays: number }
  | { readonly code: 'overdue'; readonly daysTolerated: number }
  // Beyond the base.
  | { readonly code: 'overdue_amount'; readonly daysPastDue: number; readonly most: Money }
  /** Of all undisputed open items at most this share may be more than `daysPastDue` late; less than `minimum` is let be. */
  | {
      readonly code: 'overdue_share';
      readonly daysPastDue: number;
      readonly mostBasisPoints: number;
      readonly minimum: Money;
    }
  | { readonly code: 'payment_behaviour'; readonly mostDaysBeyondTerms: number; readonly fewestInvoices: number }
  | { readonly code: 'review_overdue'; readonly graceDays: number }
  /** The limits of the whole credit group together, at most `ceiling`, against its whole exposure. */
  | { readonly code: 'over_group_limit'; readonly ceiling: Money | null }
  | { readonly code: 'over_new_customer_cap'; readonly days: number; readonly most: Money }
  | {
      readonly code: 'over_concentration';
      readonly by: 'industry' | 'country';
      readonly of: string;
      readonly ceiling: Money;
    }
  | { readonly code: 'group_blacklisted' }
  /** Limits granted beside the customer's own bind wherever one is granted; listed here, they bind less. */
  | { readonly code: 'over_sub_limit' }
  /** `standsAlone`: where the customer has a limit for the seller, its documents do not ask the customer's own. */
  | { readonly code: 'over_seller_limit'; readonly standsAlone?: true }
  /** 信用总额: what all customers together may owe the company, or one of its selling entities. */
  | { readonly code: 'over_budget'; readonly by: 'company' | { readonly sellerCode: string }; readonly ceiling: Money }
  /** 自定义规则: what it demands, as a condition in the language of `own-rules/`; where that does not hold it fails. */
  | { readonly code: 'own'; readonly id: string; readonly expression: string; readonly message: Text };

export type CheckRuleCode = CheckRule['code'];

/** A rule as it is meant by an exclusion or a combination: `own` is all of the house's own rules, `own:id` is one. */
export type CheckRuleName = CheckRuleCode | `own:${string}`;

/** Whether the name means this rule; `ownId` is the id of an own rule. */
export function meansRule(name: CheckRuleName, code: RuleCode, ownId: string | undefined): boolean {
  return name === code || (code === 'own' && name === `own:${ownId}`);
}

export type CheckRuleOf<Code extends CheckRuleCode> = Extract<CheckRule, { readonly code: Code }>;

/** Rules whose facts no room records yet: they cannot be turned on, and every decision says so. */
export const unrecordedRules = [
  'dunning_level',
  'terms_better_than_granted',
  'guarantor_blacklisted',
  'unsecured_part',
  'conditions_missing',
] as const;
export type UnrecordedRule = (typeof unrecordedRules)[number];

/** Nothing weakens these: the first two reject, the others stand until somebody releases, or the prepayment has come. */
export type FixedRule = 'blacklisted' | 'customer_inactive' | 'forced_hold' | 'prepayment_missing';

export type RuleCode = CheckRuleCode | UnrecordedRule | FixedRule;

/** Every rule of the check, in the order in which they are read. */
export const ruleNames: Readonly<Record<RuleCode, Text>> = {
  blacklisted: { zh: '黑名单', en: 'Blacklist' },
  customer_inactive: { zh: '客户停用', en: 'Inactive customer' },
  forced_hold: { zh: '人工拦截', en: 'Forced hold' },
  prepayment_missing: { zh: '放行的预付条件', en: 'Prepayment of a release' },
  limit_frozen: { zh: '额度冻结', en: 'Frozen limit' },
  no_limit: { zh: '已授信', en: 'A limit is granted' },
  limit_expired: { zh: '额度有效期', en: 'Validity of the limit' },
  over_limit: { zh: '授信额度', en: 'Credit limit' },
  over_document_limit: { zh: '单笔上限', en: 'Single document limit' },
  overdue: { zh: '最早未清项逾期天数', en: 'Oldest open item' },
  overdue_amount: { zh: '逾期金额', en: 'Overdue amount' },
  overdue_share: { zh: '逾期占比', en: 'Overdue share of open items' },
  payment_behaviour: { zh: '平均超期天数', en: 'Days beyond terms' },
  review_overdue: { zh: '额度重审', en: 'Review of the limit' },
  over_group_limit: { zh: '集团额度', en: 'Limit of the group' },
  over_new_customer_cap: { zh: '新客户上限', en: 'Cap for new customers' },
  over_concentration: { zh: '行业或国家集中度', en: 'Industry or country ceiling' },
  group_blacklisted: { zh: '集团成员黑名单', en: 'Blacklisted group member' },
  over_sub_limit: { zh: '分项额度', en: 'Sub-limit' },
  over_seller_limit: { zh: '法人主体额度', en: 'Limit of the selling entity' },
  over_budget: { zh: '信用总额', en: 'Credit budget' },
  own: { zh: '自定义规则', en: 'Own rule' },
  dunning_level: { zh: '催收级别', en: 'Dunning level' },
  terms_better_than_granted: { zh: '付款条件优于授信条件', en: 'Terms better than granted' },
  guarantor_blacklisted: { zh: '担保人黑名单', en: 'Blacklisted guarantor' },
  unsecured_part: { zh: '无担保部分', en: 'Unsecured part' },
  conditions_missing: { zh: '授信条件或资料未落实', en: 'Conditions or papers missing' },
};

/** They bind wherever such a limit is granted, and are silent elsewhere. */
export const grantedRules = ['over_sub_limit', 'over_seller_limit'] as const satisfies readonly CheckRuleCode[];

export const ruleCodes = Object.keys(ruleNames) as readonly RuleCode[];

const fixedRules: readonly RuleCode[] = [
  'blacklisted',
  'customer_inactive',
  'forced_hold',
  'prepayment_missing',
  ...unrecordedRules,
];

/** The rules that a policy may set otherwise, and that may be excluded for a customer. */
export const settableRules = ruleCodes.filter((code) => !fixedRules.includes(code)) as readonly CheckRuleCode[];
