import { cny, type Money } from '#kernel';
import type { QualityGrade } from './data-quality.ts';
import type { Grade } from './grade-scale.ts';
import type { Text } from './text.ts';

/** Who decides on credit, from the least authority to the most. */
export const authorityLevels = [
  'sales_manager',
  'credit_manager',
  'finance_director',
  'general_manager',
  'committee',
] as const;

export type AuthorityLevel = (typeof authorityLevels)[number];

/** Up to this total (and more than the row before allows), these levels decide, one after the other. */
export type AuthorityRow = { readonly upTo: Money | 'any'; readonly levels: readonly AuthorityLevel[] };

export type AuthorityBlock = { readonly grades: readonly Grade[]; readonly rows: readonly AuthorityRow[] };

/** Granting more than the formula proposes needs levels beyond the table's. */
export type ExcessRow = {
  /** Up to this many percent more than proposed. */
  readonly upToPercent: number | 'any';
  readonly adds: AuthorityLevel | null;
};

export type AuthorityMatrix = {
  readonly blocks: readonly AuthorityBlock[];
  readonly excess: readonly ExcessRow[];
  /** On figures of this quality or a poorer one nobody below this level decides alone. Absent: quality does not matter. */
  readonly doubt?: { readonly from: QualityGrade; readonly adds: AuthorityLevel };
  /** A limit without an amount. */
  readonly unlimited: readonly AuthorityLevel[];
  /** What leaves the group with less than it had, and for no longer. */
  readonly decrease: readonly AuthorityLevel[];
};

/** Measured on the total limit of the customer's group after the decision, so that splitting gains nothing. */
// biome-ignore format: a table
export const authority1: AuthorityMatrix = {
  blocks: [
    {
      grades: ['AAA', 'AA', 'A'],
      rows: [
        { upTo: cny('500000'),   levels: ['sales_manager'] },
        { upTo: cny('3000000'),  levels: ['sales_manager', 'credit_manager'] },
        { upTo: cny('10000000'), levels: ['credit_manager', 'finance_director'] },
        { upTo: cny('30000000'), levels: ['credit_manager', 'finance_director', 'general_manager'] },
        { upTo: 'any',           levels: ['credit_manager', 'finance_director', 'committee'] },
      ],
    },
    {
      grades: ['BBB', 'BB'],
      rows: [
        { upTo: cny('200000'),   levels: ['sales_manager'] },
        { upTo: cny('1000000'),  levels: ['sales_manager', 'credit_manager'] },
        { upTo: cny('5000000'),  levels: ['credit_manager', 'finance_director'] },
        { upTo: cny('10000000'), levels: ['credit_manager', 'finance_director', 'general_manager'] },
        { upTo: 'any',           levels: ['credit_manager', 'finance_director', 'committee'] },
      ],
    },
    {
      grades: ['B', 'CCC'],
      rows: [
        { upTo: cny('50000'),    levels: ['sales_manager'] },
        { upTo: cny('500000'),   levels: ['sales_manager', 'credit_manager'] },
        { upTo: cny('2000000'),  levels: ['credit_manager', 'finance_director'] },
        { upTo: 'any',           levels: ['credit_manager', 'finance_director', 'committee'] },
      ],
    },
    {
      grades: ['CC', 'C', 'D'],
      rows: [
        { upTo: cny('500000'),   levels: ['credit_manager', 'finance_director', 'general_manager'] },
        { upTo: 'any',           levels: ['credit_manager', 'finance_director', 'committee'] },
      ],
    },
  ],
  excess: [
    { upToPercent: 0,     adds: null },
    { upToPercent: 20,    adds: 'finance_director' },
    { upToPercent: 50,    adds: 'general_manager' },
    { upToPercent: 'any', adds: 'committee' },
  ],
  unlimited: ['credit_manager', 'finance_director', 'committee'],
  decrease: ['credit_manager'],
};

/** The same, and the credit manager looks at figures that are in doubt. */
export const authority2: AuthorityMatrix = { ...authority1, doubt: { from: 'doubtful', adds: 'credit_manager' } };

export const levelNames: Readonly<Record<AuthorityLevel, Text>> = {
  sales_manager: { zh: '销售经理', en: 'Sales manager' },
  credit_manager: { zh: '信用经理', en: 'Credit manager' },
  finance_director: { zh: '财务总监', en: 'Finance director' },
  general_manager: { zh: '总经理', en: 'General manager' },
  committee: { zh: '授信委员会', en: 'Credit committee' },
};
