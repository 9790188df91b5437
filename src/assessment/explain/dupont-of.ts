import { ratio, type Ratio } from '#kernel';
import { ratioOf } from '../ratios.ts';
import type { StatementRatio } from '../ratio-result.ts';
import { findPrior, type Statement } from '../statement.ts';

/** 杜邦分析: 净资产收益率 = 营业净利率 × 总资产周转率 × 权益乘数, all on average balances. */
export type DuPontParts = {
  readonly netMargin: Ratio;
  readonly assetTurnover: Ratio;
  readonly equityMultiplier: Ratio;
  readonly returnOnEquity: Ratio;
};

export function duPontOf(statement: Statement, among: readonly Statement[]): DuPontParts | undefined {
  if (statement.span !== 'annual') return undefined;
  const question = { current: statement.figures, prior: findPrior(statement, among)?.figures };
  const [netMargin, assetTurnover, onAssets, returnOnEquity] = (
    ['net_margin', 'total_asset_turnover', 'roa', 'roe'] as const
  ).map((code) => plain(ratioOf(code, question)));
  if (netMargin === undefined || assetTurnover === undefined || onAssets === undefined || returnOnEquity === undefined)
    return undefined;
  // Average assets over average equity is the quotient of both returns.
  const equityMultiplier =
    returnOnEquity.kind === 'value' && onAssets.kind === 'value'
      ? ratio(returnOnEquity.value, onAssets.value)
      : ratio(undefined, 1);
  return { netMargin, assetTurnover, equityMultiplier, returnOnEquity };
}

function plain(found: StatementRatio): Ratio {
  if (found.kind === 'value') return ratio(found.value, 1);
  return found.because === 'zero_denominator' ? ratio(1, 0) : ratio(undefined, 1);
}
