import type { Banded } from './bands.ts';
import type { GateRule } from './grade-gates.ts';

/**
 * Scales that others have published, as configuration: a company may start from one of them, and every one is run through
 * the functions that run our own.
 */

/** S&P global corporates, one-year average default rates by letter grade, in per cent. */
const standardAndPoors = { AAA: 0, AA: 0.02, A: 0.06, BBB: 0.18, BB: 0.72, B: 3.76, CCC: 26.78 } as const;

/** Moody's, one-year weighted average issuer default rates 1970–1996, in per cent. A stands below Aa: not monotone. */
const moodys = { Aaa: 0, Aa: 0.03, A: 0.01, Baa: 0.12, Ba: 1.36, B: 7.27 } as const;

/** Default rates in per cent by letter grade, as published: to be made monotone before they are used. */
export const publishedMasterScales: readonly {
  readonly agency: RegExp;
  readonly ratesPercent: Readonly<Record<string, number>>;
}[] = [
  { agency: /S&P|Standard/i, ratesPercent: standardAndPoors },
  { agency: /Moody/i, ratesPercent: moodys },
];

/** S&P global corporate defaults by year, in per cent: the central tendency of a scale. */
// biome-ignore format: a table
export const defaultRatesByYear: Readonly<Record<number, { readonly all: number; readonly investment: number; readonly speculative: number }>> = {
  1981: { all: 0.15, investment: 0,    speculative: 0.63 },
  1982: { all: 1.22, investment: 0.19, speculative: 4.46 },
  1983: { all: 0.77, investment: 0.09, speculative: 2.96 },
  1984: { all: 0.93, investment: 0.17, speculative: 3.29 },
  1985: { all: 1.12, investment: 0,    speculative: 4.34 },
  1986: { all: 1.73, investment: 0.15, speculative: 5.73 },
  1987: { all: 0.94, investment: 0,    speculative: 2.82 },
  1988: { all: 1.38, investment: 0,    speculative: 3.88 },
  1989: { all: 1.77, investment: 0.21, speculative: 4.7 },
  1990: { all: 2.71, investment: 0.14, speculative: 8.1 },
  1991: { all: 3.22, investment: 0.13, speculative: 11.02 },
  1992: { all: 1.49, investment: 0,    speculative: 6.1 },
  1993: { all: 0.6,  investment: 0,    speculative: 2.5 },
  1994: { all: 0.62, investment: 0.05, speculative: 2.12 },
  1995: { all: 1.05, investment: 0.05, speculative: 3.54 },
};

export type BankIndicator = 'debt_ratio' | 'interest_payment' | 'matured_credit' | 'cash_flow';

/**
 * 企业信用等级评定百分制规则: a bank's rule. AAA from 90 with the three indicators at full marks and cash flow from 5; AA
 * from 80 with two at full marks, matured credit from 10.8, cash flow from 3; A from 70 with 5 / 8.1 / 9.6; under 60: C.
 */
export const bankGradeRule: GateRule<BankIndicator> = {
  fullMarks: { debt_ratio: 10, interest_payment: 9, matured_credit: 12 },
  gates: [
    {
      grade: 'AAA',
      total: 90,
      atFullMarks: { count: 3, of: ['debt_ratio', 'interest_payment', 'matured_credit'] },
      least: { cash_flow: 5 },
    },
    {
      grade: 'AA',
      total: 80,
      atFullMarks: { count: 2, of: ['debt_ratio', 'interest_payment'] },
      least: { matured_credit: 10.8, cash_flow: 3 },
    },
    { grade: 'A', total: 70, least: { debt_ratio: 5, interest_payment: 8.1, matured_credit: 9.6 } },
  ],
  otherwise: [
    { grade: 'B', total: 60 },
    { grade: 'C', total: 0 },
  ],
};

/**
 * fidccs.com 2016, a sheet of three questions. Exactly five years are in neither of its classes; here they count as over
 * five. Two and three points are in none of its bands; here they are sold to against a card, like those below.
 */
export const tradePointsSheet = {
  yearsInBusiness: [
    { from: 0, points: 2 },
    { from: 5, points: 5 },
  ],
  paymentHistory: [
    { answer: 'prompt', points: 5 },
    { answer: 'slow 1-30', points: 4 },
    { answer: '31-60', points: 2 },
    { answer: '>60', points: 0 },
  ],
  personalGuarantee: 5,
  limitBands: [
    { from: 0, limit: 'credit card only' },
    { from: 4, limit: '1000-4000' },
    { from: 8, limit: '5000-10000' },
    { from: 12, limit: '10000-15000' },
  ],
} as const;

/** Accounts Receivable Specialist e-textbook, figure 6: what a score of 0 to 100 is worth in credit and terms. */
// biome-ignore format: a table
export const scoreTerms: Banded<{ readonly band: string; readonly creditLine: string; readonly payBy: string; readonly terms: string }> = [
  { from: 0,  band: 'very high risk', creditLine: 'none',       payBy: 'none',               terms: 'none' },
  { from: 1,  band: 'high risk',      creditLine: 'zero',       payBy: 'credit card or CIA', terms: 'prior to shipment' },
  { from: 11, band: 'borderline',     creditLine: 'very small', payBy: 'paper check',        terms: '2% 10 net 15' },
  { from: 21, band: 'average',        creditLine: 'small',      payBy: 'paper check',        terms: '2% 10 net 15' },
  { from: 41, band: 'above average',  creditLine: 'medium',     payBy: 'paper check',        terms: '2% 10 net 15' },
  { from: 60, band: 'good',           creditLine: 'medium',     payBy: 'e-payment',          terms: '2% 10 net 30' },
  { from: 81, band: 'excellent',      creditLine: 'large',      payBy: 'e-payment',          terms: '2% 10 net 30' },
];
