export { type AuthorityAnswer, type AuthorityQuestion, approvalChain } from './approval-chain.ts';
export { type AuthorityLevel, authorityLevels, levelNames } from './authority.ts';
export { type ApplicableCard, applicableCard, type CardTraits, cardWith } from './applicable-card.ts';
export {
  type CheckRule,
  type CheckRuleCode,
  type CheckRuleName,
  type CheckRuleOf,
  type ControlPoint,
  grantedRules,
  meansRule,
  type RuleCode,
  type RuleScope,
  type RuleStrength,
  ruleCodes,
  settableRules,
  type Strength,
  unrecordedRules,
} from './check-rule.ts';
export { type BillKind, type BillRules, billKinds } from './bill-rules.ts';
export { type CheckRules, initialCheckRules, ownRulesOf } from './check-rules.ts';
export { type OwnFactValues, ownRuleFaults, ownRuleOf } from './own-rules/compile-own-rule.ts';
export { type OwnFactName, ownFactNames } from './own-rules/own-facts.ts';
export { OwnMoney, OwnShare, type OwnValue } from './own-rules/own-values.ts';
export { type CurrencyRules, houseCurrency, type RateType, rateTypes } from './currency-rules.ts';
export {
  type AddedComponent,
  addedComponents,
  type Component,
  componentNames,
  type ComponentRule,
  type Composition,
  countsByDefault,
  type OffsetComponent,
  offsetComponents,
} from './composition.ts';
export {
  type DataQualityRules,
  dataQuality2,
  type FindingSeverity,
  type QualityGrade,
  qualityNames,
  qualityOfDemerits,
} from './data-quality.ts';
export { type Edition, type EditionState, editionStates } from './edition.ts';
export { type AppliedCap, capName, capsOfCard, type GradeCapCode, passes } from './grade-caps.ts';
export {
  type Grade,
  type GradeCap,
  type GradeScale,
  gradeOfScore,
  gradeSteps,
  grades,
  type ScaleCapCode,
  steppedGrade,
  worseGrade,
} from './grade-scale.ts';
export { factorOfGrade, type LimitFormula, salesDays } from './limit-formula.ts';
export { type OverrideReason, type OverrideRules, stepsOfRoles } from './override-rules.ts';
export { fromPolicyCurrency, inPolicyCurrency, type PlanningRate } from './planning-rates.ts';
export { findPolicy, policyInForce } from './policies.ts';
export { levelsOfRoles, roleOfLevel } from './levels-of-roles.ts';
export type { Policy } from './policy.ts';
export {
  type EnteredFigureCode,
  type JudgementCode,
  type Level,
  levels,
} from './questions.ts';
export { type Excess, releaseLevel } from './release-authority.ts';
export {
  type ChosenFactor,
  type ChosenFactorCode,
  type Dimension,
  dimensionNames,
  dimensions,
  type Factor,
  type FactorCode,
  type MeasuredFactorCode,
  maxPoints,
  pointsOfAnswer,
  pointsOfFigure,
  type Scorecard,
  type ScorecardVariant,
} from './scorecard.ts';
export {
  type GradeTerms,
  type Repayment,
  repaymentNames,
  type Security,
  securityNames,
  termsOfGrade,
} from './terms.ts';
export { type DraftFault, draftFaults } from './draft-faults.ts';
export { draftOf, type FactorDraft, type ScorecardDraft, withDraft } from './scorecard-draft.ts';
export type { Text } from './text.ts';
export {
  type IndustryOutlook,
  lineCrossed,
  outlookLevels,
  type Severity,
  type WarningIndicator,
  type WarningLine,
  type WarningMeasure,
  type WarningOwner,
} from './warning-lines.ts';
export { type Comparisons, faultOf, type Priorities, prioritiesOf } from './scales/ahp.ts';
export { type Banded, bandOf, weightedPoints } from './scales/bands.ts';
export { type GateRule, gradeThroughGates } from './scales/grade-gates.ts';
export { isMonotone, type MasterScale, monotoneRates } from './scales/master-scale.ts';
export { pdTermStructure, type YearOfDefault } from './scales/pd-term-structure.ts';
export {
  type BankIndicator,
  bankGradeRule,
  defaultRatesByYear,
  publishedMasterScales,
  scoreTerms,
  tradePointsSheet,
} from './scales/published-scales.ts';
export { oddsOfPd, oddsOfScore, pdOfOdds, type ScoreScale, scalingOf, scoreOfOdds } from './scales/score-scaling.ts';
