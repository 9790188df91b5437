export {
  countGrades,
  findAssessment,
  gradesNowAndBefore,
  type KeptAssessment,
  latestAssessments,
  latestGrades,
} from '../store/assessments.ts';
export { listOutlooks } from '../store/industry-outlooks.ts';
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
export { assessmentJobs, expireOverrides } from './expire-overrides.ts';
export { listOverrides } from './list-overrides.ts';
export { loadFacts } from './load-facts.ts';
export { overrideGrade, withdrawOverride } from './override-grade.ts';
export { setIndustryOutlook } from './set-industry-outlook.ts';
