import type { Text } from './text.ts';

/** From best to worst. */
export const grades = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'] as const;

export type Grade = (typeof grades)[number];

/** A grade begins with its lowest score, and ends where the better one begins. The best ends with 100. */
export type GradeBand = { readonly grade: Grade; readonly from: number; readonly meaning: Text };

/** Something known of a customer that no score makes up for. */
export type ScaleCapCode =
  | 'blacklisted'
  | 'overdue_over_90_days'
  | 'negative_net_assets'
  | 'overdue_over_60_days'
  | 'statements_missing_or_old'
  | 'little_known'
  | 'figures_in_doubt'
  | 'insolvent_or_revoked'
  | 'dishonest_debtor'
  | 'enforced_against';

export type GradeCap = { readonly when: ScaleCapCode; readonly atMost: Grade; readonly name: Text };

export type GradeScale = {
  readonly bands: readonly GradeBand[];
  readonly caps: readonly GradeCap[];
  /** A customer of whom less than this share of the scorecard's points is known is little known. */
  readonly knownPercentMin: number;
  /** Annual statements older than this no longer speak for the customer. */
  readonly statementMonthsMax: number;
};

// biome-ignore format: a table
export const gradeScale1: GradeScale = {
  bands: [
    { grade: 'AAA', from: 90, meaning: { zh: '信用极好，偿付能力极强',       en: 'Exceptional; pays under any circumstances' } },
    { grade: 'AA',  from: 82, meaning: { zh: '信用优良，偿付能力很强',       en: 'Excellent' } },
    { grade: 'A',   from: 74, meaning: { zh: '信用良好，偿付能力较强',       en: 'Good' } },
    { grade: 'BBB', from: 66, meaning: { zh: '信用较好，易受环境变化影响',   en: 'Adequate; sensitive to its surroundings' } },
    { grade: 'BB',  from: 58, meaning: { zh: '信用一般，需关注',             en: 'Moderate; to be watched' } },
    { grade: 'B',   from: 50, meaning: { zh: '信用偏弱，应有担保',           en: 'Weak; security is asked for' } },
    { grade: 'CCC', from: 42, meaning: { zh: '信用较差，只给小额',           en: 'Poor; small amounts only' } },
    { grade: 'CC',  from: 34, meaning: { zh: '信用很差，不予赊销',           en: 'Very poor; no credit' } },
    { grade: 'C',   from: 20, meaning: { zh: '濒临违约，不予赊销',           en: 'Near default; no credit' } },
    { grade: 'D',   from:  0, meaning: { zh: '违约或列入黑名单',             en: 'In default, or on the blacklist' } },
  ],
  caps: [
    { when: 'blacklisted',               atMost: 'D',   name: { zh: '列入黑名单',               en: 'On the blacklist' } },
    { when: 'overdue_over_90_days',      atMost: 'CC',  name: { zh: '有逾期超过 90 天的款项',   en: 'An item more than 90 days overdue' } },
    { when: 'negative_net_assets',       atMost: 'CCC', name: { zh: '净资产为零或负数',         en: 'Net assets of zero or less' } },
    { when: 'overdue_over_60_days',      atMost: 'B',   name: { zh: '有逾期超过 60 天的款项',   en: 'An item more than 60 days overdue' } },
    { when: 'statements_missing_or_old', atMost: 'BBB', name: { zh: '没有近 18 个月内的年报',   en: 'No annual statement of the last 18 months' } },
    { when: 'little_known',              atMost: 'BB',  name: { zh: '已知资料不足评分项的六成', en: 'Less than 60 % of the scorecard is known' } },
  ],
  knownPercentMin: 60,
  statementMonthsMax: 18,
};

/** Figures that cannot be relied on hold the grade down, and with it the limit; who decides on it is higher up. */
export const gradeScale2: GradeScale = {
  ...gradeScale1,
  caps: [
    ...gradeScale1.caps,
    { when: 'figures_in_doubt', atMost: 'BB', name: { zh: '报表数据不可靠', en: 'Figures that cannot be relied on' } },
    // What courts and registry hold against it, where anybody recorded it.
    {
      when: 'insolvent_or_revoked',
      atMost: 'D',
      name: { zh: '破产、吊销或注销', en: 'Bankrupt, or its licence revoked' },
    },
    {
      when: 'dishonest_debtor',
      atMost: 'CC',
      name: { zh: '失信被执行人或严重违法失信', en: 'On a list of dishonest debtors or serious violators' },
    },
    {
      when: 'enforced_against',
      atMost: 'B',
      name: { zh: '有未了结的强制执行', en: 'Enforcement under way against it' },
    },
  ],
};

export function gradeOfScore(score: number, { bands }: GradeScale): Grade {
  const band = bands.find(({ from }) => score >= from);
  if (band === undefined) throw new Error(`No grade begins at or below a score of ${score}.`);
  return band.grade;
}

/** The worse of two grades. */
export function worseGrade(a: Grade, b: Grade): Grade {
  return grades.indexOf(a) > grades.indexOf(b) ? a : b;
}

/** The grade so many steps better (or, below zero, worse); the ends of the scale hold. */
export function steppedGrade(grade: Grade, up: number): Grade {
  const place = Math.min(Math.max(grades.indexOf(grade) - up, 0), grades.length - 1);
  const found = grades[place];
  if (found === undefined) throw new Error(`There is no grade ${up} steps from ${grade}.`);
  return found;
}

/** How many steps `to` is below `from`; negative when it is better. */
export function gradeSteps(from: Grade, to: Grade): number {
  return grades.indexOf(to) - grades.indexOf(from);
}
