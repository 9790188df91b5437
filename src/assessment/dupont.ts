/** 杜邦分析: what return on equity is made of. All as numbers (0.11 is 11 %). */
export type DuPont = {
  readonly netMargin: number;
  readonly assetTurnover: number;
  /** Debt ÷ equity. */
  readonly debtToEquity: number;
  /** Interest ÷ debt. */
  readonly interestRate: number;
  readonly taxRate: number;
};

/** Where the return on assets exceeds the rate paid on debt, debt raises the return on equity; where not, it lowers it. */
export function duPont({ netMargin, assetTurnover, debtToEquity, interestRate, taxRate }: DuPont) {
  const returnOnAssets = netMargin * assetTurnover;
  const beforeTax = returnOnAssets + (returnOnAssets - interestRate) * debtToEquity;
  return { returnOnAssets, returnOnEquity: beforeTax * (1 - taxRate) };
}
