/** 票据种类: accepted by a bank (银承), by a group's finance company (财司承兑), or by a company itself (商承). */
export const billKinds = ['bank_acceptance', 'finance_company_acceptance', 'commercial_acceptance'] as const;
export type BillKind = (typeof billKinds)[number];

/** When a bill of each kind frees the limit: as it comes in, or when it is honoured. */
export type BillRules = Readonly<Record<BillKind, 'at_once' | 'when_honoured'>>;

export const billRules2: BillRules = {
  bank_acceptance: 'at_once',
  finance_company_acceptance: 'when_honoured',
  commercial_acceptance: 'when_honoured',
};
