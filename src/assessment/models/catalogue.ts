import type { Text } from '#policy';
import type { ModelCode } from './model.ts';

export type ModelDescription = {
  readonly code: ModelCode;
  readonly name: Text;
  readonly formula: Text;
  readonly source: string;
  /** Whom it was made for, and what to think of it elsewhere. */
  readonly appliesTo: Text;
  readonly zones: Text;
  /** False: its figures could not be held against their source. It is shown on request, and no value of it is judged. */
  readonly isVerified?: false;
};

/** Whether the figures of a model were held against their source. */
export function isVerified(code: ModelCode): boolean {
  return modelCatalogue.find((model) => model.code === code)?.isVerified !== false;
}

export const modelCatalogue: readonly ModelDescription[] = [
  {
    code: 'altman_z_double_prime',
    name: { zh: 'Z″ 值（非制造业、新兴市场）', en: 'Altman Z″ (non-manufacturers, emerging markets)' },
    formula: {
      zh: '6.56 营运资本/资产 + 3.26 留存收益/资产 + 6.72 息税前利润/资产 + 1.05 净资产/负债',
      en: '6.56 working capital/assets + 3.26 retained earnings/assets + 6.72 EBIT/assets + 1.05 equity/liabilities',
    },
    source: 'Altman, Hartzell & Peck 1995',
    appliesTo: { zh: '各行业均可，金融企业除外。', en: 'Any trade but finance.' },
    zones: { zh: '低于 1.10 危险，高于 2.60 安全', en: 'below 1.10 distress, above 2.60 safe' },
  },
  {
    code: 'altman_z_prime',
    name: { zh: 'Z′ 值（非上市制造业）', en: 'Altman Z′ (private manufacturers)' },
    formula: {
      zh: '0.717 营运资本/资产 + 0.847 留存收益/资产 + 3.107 息税前利润/资产 + 0.420 净资产/负债 + 0.998 营业收入/资产',
      en: '0.717 working capital/assets + 0.847 retained earnings/assets + 3.107 EBIT/assets + 0.420 equity/liabilities + 0.998 revenue/assets',
    },
    source: 'Altman 1983, Corporate Financial Distress',
    appliesTo: {
      zh: '非上市制造企业；贸易企业周转快，得分偏高。',
      en: 'Private manufacturers; trading companies turn over faster and score too well.',
    },
    zones: { zh: '低于 1.23 危险，高于 2.90 安全', en: 'below 1.23 distress, above 2.90 safe' },
  },
  {
    code: 'altman_z',
    name: { zh: 'Z 值（上市制造业）', en: 'Altman Z (listed manufacturers)' },
    formula: {
      zh: '1.2 营运资本/资产 + 1.4 留存收益/资产 + 3.3 息税前利润/资产 + 0.6 股票市值/负债 + 1.0 营业收入/资产',
      en: '1.2 working capital/assets + 1.4 retained earnings/assets + 3.3 EBIT/assets + 0.6 market value/liabilities + 1.0 revenue/assets',
    },
    source: 'Altman 1968, Journal of Finance 23',
    appliesTo: {
      zh: '上市制造企业：需要股票总市值。息税前利润取利润总额 + 利息费用；没有利息费用的按国内惯例取财务费用，并标明。',
      en: 'Listed manufacturers: needs the market capitalisation. Where interest is not stated 财务费用 stands in, as is usual in China, and is marked.',
    },
    zones: { zh: '低于 1.81 危险，高于 2.99 安全', en: 'below 1.81 distress, above 2.99 safe' },
  },
  {
    code: 'ohlson_o',
    name: { zh: 'Ohlson O 值', en: 'Ohlson O' },
    formula: {
      zh: '−1.32 − 0.407 ln(资产/物价指数) + 6.03 负债/资产 − 1.43 营运资本/资产 + 0.0757 流动负债/流动资产 − 1.72 资不抵债 − 2.37 净利润/资产 − 1.83 经营资金/负债 + 0.285 连亏两年 − 0.521 净利润变动',
      en: '−1.32 − 0.407 ln(assets/price level) + 6.03 liabilities/assets − 1.43 working capital/assets + 0.0757 current liabilities/current assets − 1.72 [liabilities exceed assets] − 2.37 net profit/assets − 1.83 funds from operations/liabilities + 0.285 [losses in two years] − 0.521 change in net profit',
    },
    source: 'Ohlson 1980, Journal of Accounting Research 18(1), model 1',
    appliesTo: {
      zh: '美国工业企业，预测一年内破产。资产按计划汇率折美元，除以美国 GNP 平减指数（1968 = 100；取 680。按美国国会预算办公室 2025 年 1 月公布的 GNP 数据，2024 年为 686，使 O 值相差不到 0.01）。',
      en: 'American industrials, bankruptcy within a year. Assets in dollars at the planning rate, over the US GNP deflator (1968 = 100; 680 is used. By the GNP that the CBO published in January 2025 it was 686 in 2024, which moves O by less than 0.01).',
    },
    zones: { zh: '概率高于 50% 危险，低于 3.8% 安全', en: 'probability above 50 % distress, below 3.8 % safe' },
  },
  {
    code: 'piotroski_f',
    name: { zh: 'Piotroski F 值', en: 'Piotroski F' },
    formula: {
      zh: '盈利 4 项 + 杠杆与流动性 3 项 + 效率 2 项，各 0 或 1 分；资产取期初数，股本不增加为未增发',
      en: 'four signals of profit, three of leverage and liquidity, two of efficiency, 0 or 1 each; on opening assets, and no share issue where paid-in capital did not rise',
    },
    source: 'Piotroski 2000, Journal of Accounting Research 38',
    appliesTo: {
      zh: '衡量基本面在变好还是变差，不预测违约。缺数据的项不计为未通过。',
      en: 'Says whether a company is getting better or worse, not whether it defaults. A signal without figures is unknown, not failed.',
    },
    zones: { zh: '8–9 强，0–2 弱', en: '8–9 strong, 0–2 weak' },
  },
  {
    code: 'beneish_m',
    name: { zh: 'Beneish M 值（盈余操纵）', en: 'Beneish M (manipulated earnings)' },
    formula: {
      zh: '−4.84 + 0.920 DSRI + 0.528 GMI + 0.404 AQI + 0.892 SGI + 0.115 DEPI − 0.172 SGAI + 4.679 TATA − 0.327 LVGI',
      en: '−4.84 + 0.920 DSRI + 0.528 GMI + 0.404 AQI + 0.892 SGI + 0.115 DEPI − 0.172 SGAI + 4.679 TATA − 0.327 LVGI',
    },
    source: 'Beneish 1999, Financial Analysts Journal 55(5)',
    appliesTo: {
      zh: '非金融企业，需两年年报和折旧。它提示怀疑，不证明造假；高速增长的企业也会越线。',
      en: 'Any company but financial ones, with two annual statements and depreciation. It raises doubt and proves nothing; fast growth crosses the line too.',
    },
    zones: { zh: '高于 −1.78 有操纵嫌疑', en: 'above −1.78 suspect' },
  },
  {
    code: 'altman_z_china',
    name: { zh: '中国 Z 值', en: 'Z-China' },
    formula: {
      zh: '0.517 − 0.460 负债/资产 + 9.320 净利润/平均资产 + 0.388 营运资本/资产 + 1.158 留存收益/资产',
      en: '0.517 − 0.460 liabilities/assets + 9.320 net profit/average assets + 0.388 working capital/assets + 1.158 retained earnings/assets',
    },
    source: 'Zhang, Altman & Yen 2010, Frontiers of Computer Science in China 4(2)',
    appliesTo: {
      zh: '按中国上市公司是否被特别处理（ST）拟合；未上市企业仅供参考。系数和界线凭记忆录入，未能与论文原文核对，因此不给结论。',
      en: 'Fitted to listed Chinese companies under special treatment; of unlisted ones an indication only. Its coefficients and cut-offs are from memory and could not be held against the paper’s text: it is given no verdict.',
    },
    isVerified: false,
    zones: { zh: '低于 0.5 危险，高于 0.9 安全', en: 'below 0.5 distress, above 0.9 safe' },
  },
];
