import type { Grade } from './grade-scale.ts';
import type { Text } from './text.ts';

export type Security = 'none' | 'guarantee' | 'mortgage_or_pledge' | 'prepayment';

/** 还款方式: how what is owed is paid. */
export type Repayment = 'monthly_statement' | 'per_invoice' | 'instalments' | 'before_delivery';

/** The terms and conditions that a limit of one grade carries unless the decision says otherwise. */
export type GradeTerms = {
  readonly grade: Grade;
  readonly paymentDays: number;
  /** The largest single document, as a share of the limit. */
  readonly singleDocumentPercent: number;
  readonly security: Security;
  readonly repayment: Repayment;
  /** 逾期利息 per day, in hundredths of a percent (万分之…). */
  readonly lateInterestBasisPointsPerDay: number;
  readonly validityMonths: number;
  readonly reviewMonths: number;
};

// biome-ignore format: a table
export const terms1: readonly GradeTerms[] = [
  { grade: 'AAA', paymentDays: 90, singleDocumentPercent: 100, security: 'none',               repayment: 'monthly_statement', lateInterestBasisPointsPerDay: 3, validityMonths: 12, reviewMonths: 12 },
  { grade: 'AA',  paymentDays: 90, singleDocumentPercent: 100, security: 'none',               repayment: 'monthly_statement', lateInterestBasisPointsPerDay: 3, validityMonths: 12, reviewMonths: 12 },
  { grade: 'A',   paymentDays: 60, singleDocumentPercent:  80, security: 'none',               repayment: 'monthly_statement', lateInterestBasisPointsPerDay: 3, validityMonths: 12, reviewMonths: 12 },
  { grade: 'BBB', paymentDays: 60, singleDocumentPercent:  60, security: 'none',               repayment: 'monthly_statement', lateInterestBasisPointsPerDay: 4, validityMonths: 12, reviewMonths:  6 },
  { grade: 'BB',  paymentDays: 45, singleDocumentPercent:  50, security: 'none',               repayment: 'per_invoice',       lateInterestBasisPointsPerDay: 4, validityMonths: 12, reviewMonths:  6 },
  { grade: 'B',   paymentDays: 30, singleDocumentPercent:  40, security: 'guarantee',          repayment: 'per_invoice',       lateInterestBasisPointsPerDay: 5, validityMonths:  6, reviewMonths:  3 },
  { grade: 'CCC', paymentDays: 30, singleDocumentPercent:  30, security: 'mortgage_or_pledge', repayment: 'instalments',       lateInterestBasisPointsPerDay: 5, validityMonths:  3, reviewMonths:  3 },
  { grade: 'CC',  paymentDays:  0, singleDocumentPercent:   0, security: 'prepayment',         repayment: 'before_delivery',   lateInterestBasisPointsPerDay: 5, validityMonths:  3, reviewMonths:  1 },
  { grade: 'C',   paymentDays:  0, singleDocumentPercent:   0, security: 'prepayment',         repayment: 'before_delivery',   lateInterestBasisPointsPerDay: 5, validityMonths:  3, reviewMonths:  1 },
  { grade: 'D',   paymentDays:  0, singleDocumentPercent:   0, security: 'prepayment',         repayment: 'before_delivery',   lateInterestBasisPointsPerDay: 5, validityMonths:  3, reviewMonths:  1 },
];

export const securityNames: Readonly<Record<Security, Text>> = {
  none: { zh: '无需担保', en: 'None' },
  guarantee: { zh: '第三方保证', en: 'Guarantee by a third party' },
  mortgage_or_pledge: { zh: '抵押或质押', en: 'Mortgage or pledge' },
  prepayment: { zh: '款到发货', en: 'Prepayment' },
};

export const repaymentNames: Readonly<Record<Repayment, Text>> = {
  monthly_statement: { zh: '月结', en: 'Monthly statement' },
  per_invoice: { zh: '票到计期', en: 'Per invoice' },
  instalments: { zh: '分期还款', en: 'Instalments' },
  before_delivery: { zh: '先款后货', en: 'Before delivery' },
};

export function termsOfGrade(grade: Grade, terms: readonly GradeTerms[]): GradeTerms {
  const row = terms.find((each) => each.grade === grade);
  if (row === undefined) throw new Error(`The policy has no terms for grade ${grade}.`);
  return row;
}
