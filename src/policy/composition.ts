import type { Money } from '#kernel';
import type { Text } from './text.ts';

/** What a customer owes, or may come to owe; in the order of the waterfall. */
export const addedComponents = [
  'open_orders',
  'approved_deliveries',
  'delivered',
  'receivables',
  'disputed',
  'bank_acceptances',
  'finance_company_acceptances',
  'commercial_acceptances',
  'instalment_plans',
  'guarantees_given',
] as const;

/** What may stand against it. */
export const offsetComponents = [
  'unapplied_cash',
  'credit_balances',
  'deposits',
  'prepayments',
  'insured',
  'collateral',
] as const;

export type AddedComponent = (typeof addedComponents)[number];
export type OffsetComponent = (typeof offsetComponents)[number];
export type Component = AddedComponent | OffsetComponent;

/** Whether and how far a component counts. The weight is in hundredths of a percent, all of it when left out. */
export type ComponentRule = {
  readonly include: boolean;
  /** 0 to 10,000. */
  readonly weightBasisPoints?: number;
  /** At most this much of it counts, in the policy's currency. */
  readonly cap?: Money;
};

/** 占用构成: what the exposure is made of. A policy without one counts all that is booked, and sets nothing against it. */
export type Composition = {
  /** 期间: an order to be delivered later than this many days from today does not count yet. Left out: every order counts. */
  readonly horizonDays?: number;
  /** What is left out counts as {@link countsByDefault}. */
  readonly components?: Readonly<Partial<Record<Component, ComponentRule>>>;
};

const notByDefault: readonly Component[] = ['instalment_plans', 'guarantees_given', ...offsetComponents];

/** What is booked in the ledger counts; what is recorded beside it, and what stands against it, only where the policy says so. */
export function countsByDefault(component: Component): boolean {
  return !notByDefault.includes(component);
}

export const componentNames: Readonly<Record<Component, Text>> = {
  open_orders: { zh: '未发货订单', en: 'Open orders' },
  approved_deliveries: { zh: '已核准待发货', en: 'Approved deliveries' },
  delivered: { zh: '已发货未开票', en: 'Delivered, not invoiced' },
  receivables: { zh: '应收账款', en: 'Receivables' },
  disputed: { zh: '争议款项', en: 'Disputed items' },
  bank_acceptances: { zh: '银行承兑汇票', en: 'Bank acceptances' },
  finance_company_acceptances: { zh: '财务公司承兑汇票', en: 'Finance company acceptances' },
  commercial_acceptances: { zh: '商业承兑汇票', en: 'Commercial acceptances' },
  instalment_plans: { zh: '分期付款', en: 'Instalment plans' },
  guarantees_given: { zh: '对外担保', en: 'Guarantees given' },
  unapplied_cash: { zh: '未核销收款', en: 'Unapplied cash' },
  credit_balances: { zh: '贷方余额', en: 'Credit balances' },
  deposits: { zh: '保证金', en: 'Deposits' },
  prepayments: { zh: '预收款', en: 'Prepayments' },
  insured: { zh: '信用保险', en: 'Insured part' },
  collateral: { zh: '抵质押', en: 'Collateral' },
};
