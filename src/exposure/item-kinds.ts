/** What may be recorded beside the ledger: components of the exposure that no document books. */
export const itemKinds = [
  'instalment_plans',
  'guarantees_given',
  'deposits',
  'prepayments',
  'insured',
  'collateral',
] as const;
export type ItemKind = (typeof itemKinds)[number];
