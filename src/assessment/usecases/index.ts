export {
  countGrades,
  findAssessment,
  gradesNowAndBefore,
  type KeptAssessment,
  latestAssessments,
  latestGrades,
} from '../store/assessments.ts';
export { listOutlooks, outlooksOn } from '../store/industry-outlooks.ts';
export { listCreditFiles } from '../store/credit-files.ts';
export { runningOverrides } from '../store/overrides.ts';
export { loadStatements } from '../store/statements.ts';
export { answerQuestions } from './answer-questions.ts';
export {
  type AssessmentReplay,
  assessCustomer,
  assessmentHash,
  makeAssessment,
  replayAssessment,
} from './assess-customer.ts';
export { enterStatement, importStatements, statementTrace } from './enter-statements.ts';
export { expireOverrides } from './expire-overrides.ts';
export { assessmentJobs } from './jobs.ts';
export { hiddenJudgements } from './hidden-judgements.ts';
export { listOverrides } from './list-overrides.ts';
export { loadFacts, loadManyFacts } from './load-facts.ts';
export { overrideGrade, withdrawOverride } from './override-grade.ts';
export { cancelPortfolioRun, startPortfolioRun } from './portfolio-runs.ts';
export { runPortfolio } from './run-portfolio.ts';
export { importExternalRecords } from './record-external.ts';
export { setIndustryOutlook } from './set-industry-outlook.ts';
