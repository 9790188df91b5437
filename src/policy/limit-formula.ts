import { cny, type Money } from '#kernel';
import type { Grade } from './grade-scale.ts';

/** What a grade is good for, in the limit formula. */
export type GradeFactor = {
  readonly grade: Grade;
  /** How much of its net assets a customer may owe us. */
  readonly netAssetsPercent: number;
  /** How many months of our own sales to it. */
  readonly salesMonths: number;
  /** The most that one customer of this grade may owe us. */
  readonly singleCustomerCap: Money;
};

/**
 * Proposed limit = the lesser of capacity (net assets × percent) and need (monthly sales × months), then the caps, one
 * after the other, then rounded down. `assessment/propose-limit.ts` does the sum.
 */
export type LimitFormula = {
  readonly byGrade: readonly GradeFactor[];
  /** Where only capacity or only need is known, this much of it counts. */
  readonly oneSidedPercent: number;
  /** An increase is at most this much of the limit before. */
  readonly growthPercentMax: number;
  /** What may be granted where neither statements nor sales are known; also the least that growth is measured from. */
  readonly starterLimit: Money;
  /** From this grade on upwards a starter limit is given. */
  readonly starterGradeMin: Grade;
  /** Proposals are whole multiples of this. */
  readonly roundedTo: Money;
};

/**
 * Our own sales are those of so many days up to the assessment. From the same day after its first invoice on they cover
 * twelve months, and a customer is no longer new.
 */
export const salesDays = 365;

// biome-ignore format: a table
export const limitFormula1: LimitFormula = {
  byGrade: [
    { grade: 'AAA', netAssetsPercent: 10, salesMonths: 4, singleCustomerCap: cny('50000000') },
    { grade: 'AA',  netAssetsPercent:  9, salesMonths: 4, singleCustomerCap: cny('30000000') },
    { grade: 'A',   netAssetsPercent:  8, salesMonths: 3, singleCustomerCap: cny('20000000') },
    { grade: 'BBB', netAssetsPercent:  6, salesMonths: 3, singleCustomerCap: cny('10000000') },
    { grade: 'BB',  netAssetsPercent:  4, salesMonths: 2, singleCustomerCap: cny('5000000')  },
    { grade: 'B',   netAssetsPercent:  2, salesMonths: 1, singleCustomerCap: cny('2000000')  },
    { grade: 'CCC', netAssetsPercent:  1, salesMonths: 1, singleCustomerCap: cny('300000')   },
    { grade: 'CC',  netAssetsPercent:  0, salesMonths: 0, singleCustomerCap: cny('0')        },
    { grade: 'C',   netAssetsPercent:  0, salesMonths: 0, singleCustomerCap: cny('0')        },
    { grade: 'D',   netAssetsPercent:  0, salesMonths: 0, singleCustomerCap: cny('0')        },
  ],
  oneSidedPercent: 70,
  growthPercentMax: 150,
  starterLimit: cny('100000'),
  starterGradeMin: 'CCC',
  roundedTo: cny('10000'),
};

export function factorOfGrade(grade: Grade, { byGrade }: LimitFormula): GradeFactor {
  const factor = byGrade.find((row) => row.grade === grade);
  if (factor === undefined) throw new Error(`The limit formula says nothing about grade ${grade}.`);
  return factor;
}
