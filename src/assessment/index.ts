export { type Assessment, assess, type ScoredFactor } from './assess.ts';
export { type AssessmentView, presentResult, type ResultView } from './assessment-view.ts';
export type { AnswerCode, Answers } from './answers.ts';
export { statementFigures } from './factor-figures.ts';
export { attachmentBytesMax, attachmentsMax, readAttachedFile } from './external/attached-file.ts';
export type { NewExternalRecord } from './external/external-record.ts';
export { findRecordType, type RecordType, recordTypes } from './external/record-types.ts';
export { headersOf } from './line-headers.ts';
export { isNoFigure, readFigure } from './read-figure.ts';
export { readPeriod, readSpan } from './read-period.ts';
export { readOpinion } from './read-opinion.ts';
export { isByPeriod, readKinds, turnedByRow } from './statement-table.ts';
export { chart, type Figures, findLineItem, type LineItem, type LineItemCode } from './chart.ts';
export { type DuPont, duPont } from './dupont.ts';
export type { AssessmentFacts } from './facts.ts';
export type { NewStatement } from './new-statement.ts';
export {
  type LimitProposal,
  type ProposalFacts,
  type ProposalLine,
  proposeLimit,
  roundedProposal,
} from './propose-limit.ts';
export { operatingCycleDays, ratioOf, type RatioQuestion, ratiosOf, workingCapital } from './ratios.ts';
export { type RatioCode, ratioDefinitions } from './ratio-definitions.ts';
export type { StatementRatio } from './ratio-result.ts';
export { type StatementDoubt, statementDoubts } from './identities.ts';
export { readSnapshot, writeSnapshot } from './snapshot.ts';
export { type Span, type Statement, spans } from './statement.ts';
export { yearlySales } from './yearly-sales.ts';
export {
  type AltmanFigures,
  type AltmanModel,
  altmanModels,
  altmanScore,
  type AltmanTerm,
  altmanTerms,
  altmanZone,
} from './models/altman.ts';
export {
  beneishCutOffs,
  beneishFlags,
  type BeneishIndex,
  beneishIndices,
  beneishScore,
  beneishTerms,
  beneishWeights,
  type BeneishYear,
} from './models/beneish.ts';
export { ohlsonProbability, ohlsonScore, ohlsonTerms } from './models/ohlson.ts';
export { piotroskiScore, piotroskiSignals, type PiotroskiYear } from './models/piotroski.ts';
export { brierScore, hosmerLemeshow } from './validation/calibration.ts';
export { areaUnderCurve, giniOf, kolmogorovSmirnov, type Outcome } from './validation/discrimination.ts';
export {
  informationOfCounts,
  informationOfShares,
  populationStability,
  sharesByCut,
  stabilityBand,
} from './validation/stability.ts';
