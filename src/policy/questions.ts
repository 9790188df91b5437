import type { ChosenFactorCode } from './scorecard.ts';
import type { Text } from './text.ts';

/** How good, from 1 to 5. Only 2 and 4 are described: 3 lies between them, 1 and 5 beyond. */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** What people judge of a customer; the outlook is its industry's. */
export type JudgementCode = Exclude<ChosenFactorCode, 'industry_outlook'>;

/** A judgement with its anchors: what a 2 and a 4 look like, and which answer of the scorecard each level is. */
export type AnchoredQuestion = {
  readonly code: JudgementCode;
  readonly two: Text;
  readonly four: Text;
  /** From 1 to 5. */
  readonly answers: readonly [string, string, string, string, string];
};

/** A figure about the business that people enter, whether or not the scorecard gives points for it. */
export type EnteredFigureCode =
  | 'market_share'
  | 'largest_customer_share'
  | 'largest_supplier_share'
  | 'capacity_use'
  | 'years_in_business';

export type EnteredFigure = {
  readonly code: EnteredFigureCode;
  readonly name: Text;
  readonly unit: 'percent' | 'years';
  readonly help: Text;
};

export type QuestionRules = {
  readonly figures: readonly EnteredFigure[];
  readonly judgements: readonly AnchoredQuestion[];
};

/** The house's questions about the business and the people who run it. Points come from the scorecard, not from here. */
// biome-ignore format: a table
export const questions1: QuestionRules = {
  figures: [
    { code: 'market_share',           name: { zh: '市场占有率',       en: 'Market share' },                     unit: 'percent', help: { zh: '主营产品在其主要市场，最近一年', en: 'Of its main product in its main market, the last year' } },
    { code: 'largest_customer_share', name: { zh: '最大客户收入占比', en: 'Largest customer’s share of sales' }, unit: 'percent', help: { zh: '最近一年营业收入中来自最大客户的部分', en: 'Of the last year’s revenue' } },
    { code: 'largest_supplier_share', name: { zh: '最大供应商采购占比', en: 'Largest supplier’s share of purchases' }, unit: 'percent', help: { zh: '最近一年采购额中来自最大供应商的部分', en: 'Of the last year’s purchases' } },
    { code: 'capacity_use',           name: { zh: '产能利用率',       en: 'Capacity use' },                     unit: 'percent', help: { zh: '最近一年实际产量与设计产能之比', en: 'Last year’s output against what its plant was built for' } },
    { code: 'years_in_business',      name: { zh: '经营年限',         en: 'Years in business' },                unit: 'years',   help: { zh: '主营业务连续经营的年数', en: 'In its present line, without a break' } },
  ],
  judgements: [
    {
      code: 'management',
      two:  { zh: '核心岗位一年内换过人，或由一人说了算、无人能接替；问到经营数字答不上来。', en: 'A key post changed hands within a year, or one person decides everything and nobody could follow; cannot answer for the figures.' },
      four: { zh: '核心团队共事三年以上，分工清楚，财务负责人有资质；能用数字说明经营情况。',   en: 'The team has worked together for three years, duties are clear, the head of finance is qualified; explains the business with figures.' },
      answers: ['weak', 'weak', 'adequate', 'strong', 'strong'],
    },
    {
      code: 'strategy',
      two:  { zh: '说不出三年打算，或靠借债进入不熟悉的行业。',                               en: 'No plan beyond the year, or borrows to enter trades it does not know.' },
      four: { zh: '有书面规划，去年的目标大体完成，投资与现金流相称。',                       en: 'A written plan, last year’s goals were largely met, investment fits its cash flow.' },
      answers: ['none', 'none', 'general', 'clear', 'clear'],
    },
    {
      code: 'culture',
      two:  { zh: '对员工、供应商或税务有拖欠的传闻或记录；合同常要改口。',                   en: 'Known or said to owe its staff, suppliers or the tax office; goes back on terms.' },
      four: { zh: '同行与供应商口碑好，三年内无拖欠记录，出错主动说明。',                     en: 'Well spoken of by peers and suppliers, no arrears in three years, owns up to mistakes.' },
      answers: ['doubtful', 'doubtful', 'mixed', 'sound', 'sound'],
    },
    {
      code: 'transparency',
      two:  { zh: '只给汇总数，拖延或回避，关键科目不肯解释。',                               en: 'Totals only, late or evasive, will not explain the lines that matter.' },
      four: { zh: '按时提供全套报表和明细，可与纳税、银行流水核对。',                         en: 'Full statements with their details, in time, that agree with tax and bank records.' },
      answers: ['refused', 'partial', 'partial', 'full', 'full'],
    },
    {
      code: 'litigation',
      two:  { zh: '作为被告的未结案件金额超过净资产 10%，或一年内被强制执行过。',             en: 'Sued for more than 10 % of its net assets, or enforced against within a year.' },
      four: { zh: '无作为被告的未结案件，只有个别已结的小额买卖纠纷。',                       en: 'No open case against it; at most a few small trade disputes, all closed.' },
      answers: ['major', 'major', 'minor', 'none', 'none'],
    },
  ],
};
