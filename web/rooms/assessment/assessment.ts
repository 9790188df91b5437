import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, call } from '../../client/call.ts';

export type Assessment = AnswerOf<typeof assessmentContract.listAssessments>['items'][number];
export type Factor = Assessment['factors'][number];
export type Statement = AnswerOf<typeof assessmentContract.listStatements>['items'][number];
export type Ratios = AnswerOf<typeof assessmentContract.getRatios>;
export type Ratio = Ratios['periods'][number]['operatingCycleDays'];
export type Peers = AnswerOf<typeof assessmentContract.getPeers>;
export type Question = AnswerOf<typeof assessmentContract.getAnswers>['questions'][number];
export type Explanation = AnswerOf<typeof assessmentContract.explainAssessment>;
export type Change = Explanation['next']['alone'][number];
export type Quality = NonNullable<Explanation['quality']>;
export type Finding = Quality['findings'][number];
export type Analysis = AnswerOf<typeof assessmentContract.getAnalysis>;
export type ModelReading = Analysis['periods'][number]['models'][number];
export type Chart = AnswerOf<typeof assessmentContract.getChart>;

export const spans = [
  'annual',
  'half_year',
  'first_quarter',
  'third_quarter',
] as const satisfies readonly Statement['span'][];

export const opinions = [
  'unqualified',
  'emphasis',
  'qualified',
  'disclaimer',
  'adverse',
] as const satisfies readonly NonNullable<Statement['opinion']>[];

/** The newest one; null where the customer was never assessed. */
export function latestAssessmentQuery(code: string) {
  return queryOptions({
    queryKey: ['assessments', code, 'latest'],
    queryFn: ({ signal }) =>
      call(assessmentContract.listAssessments, { params: { code }, query: { limit: 1 }, signal }),
    select: ({ items }) => items[0] ?? null,
  });
}

export function explanationQuery(id: string) {
  return queryOptions({
    queryKey: ['assessments', 'explanation', id],
    queryFn: ({ signal }) => call(assessmentContract.explainAssessment, { params: { id }, signal }),
  });
}

export function analysisQuery(code: string) {
  return queryOptions({
    queryKey: ['statements', code, 'analysis'],
    queryFn: ({ signal }) => call(assessmentContract.getAnalysis, { params: { code }, signal }),
  });
}

export function statementsQuery(code: string) {
  return queryOptions({
    queryKey: ['statements', code],
    queryFn: ({ signal }) => call(assessmentContract.listStatements, { params: { code }, signal }),
    select: ({ items }): readonly Statement[] => items,
  });
}

export function ratiosQuery(code: string) {
  return queryOptions({
    queryKey: ['statements', code, 'ratios'],
    queryFn: ({ signal }) => call(assessmentContract.getRatios, { params: { code }, signal }),
  });
}

export function peersQuery(code: string) {
  return queryOptions({
    queryKey: ['assessments', code, 'peers'],
    queryFn: ({ signal }) => call(assessmentContract.getPeers, { params: { code }, signal }),
  });
}

export function answersQuery(code: string) {
  return queryOptions({
    queryKey: ['assessments', code, 'answers'],
    queryFn: ({ signal }) => call(assessmentContract.getAnswers, { params: { code }, signal }),
    select: ({ questions }): readonly Question[] => questions,
  });
}

/** The chart is part of the program: asked once. */
export const chartQuery = queryOptions({
  queryKey: ['statement-chart'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => call(assessmentContract.getChart, { signal }),
});
