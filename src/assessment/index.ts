export { chart, type Figures, findLineItem, type LineItem, type LineItemCode } from './chart.ts';
export { type DuPont, duPont } from './dupont.ts';
export { operatingCycleDays, ratioOf, type RatioQuestion, ratiosOf, workingCapital } from './ratios.ts';
export type { RatioCode } from './ratio-definitions.ts';
export type { StatementRatio } from './ratio-result.ts';
export { type Span, type Statement, spans } from './statement.ts';
