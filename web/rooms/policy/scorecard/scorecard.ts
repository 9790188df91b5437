import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { policyContract } from '#policy/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Scorecard = AnswerOf<typeof policyContract.getScorecard>;
export type Draft = Scorecard['draft'];
export type FactorDraft = Draft['factors'][number];
export type FactorFacts = Scorecard['factors'][number];
export type Variant = Draft['variants'][number];
export type Veto = Draft['vetoes'][number];
export type Grade = Draft['bands'][number]['grade'];
export type Fault = AnswerOf<typeof policyContract.checkDraft>['faults'][number];
export type Change = AnswerOf<typeof policyContract.checkDraft>['changes'][number];
export type Edition = AnswerOf<typeof policyContract.listEditions>['items'][number];
export type CustomerPreview = AnswerOf<typeof assessmentContract.previewCustomer>;
export type Validation = AnswerOf<typeof assessmentContract.validateScorecard>;
export type PortfolioPreview = AnswerOf<typeof assessmentContract.previewPortfolio>;

/** How a part of the draft is changed: the whole draft in, the whole draft out. */
export type Edit = (change: (draft: Draft) => Draft) => void;

export const grades = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'] as const;

export const scorecardQuery = queryOptions({
  queryKey: ['policies', 'scorecard'],
  queryFn: ({ signal }) => call(policyContract.getScorecard, { signal }),
});

export const editionsQuery = queryOptions({
  queryKey: ['policies', 'editions'],
  queryFn: ({ signal }) => call(policyContract.listEditions, { signal }),
  select: ({ items }) => items,
});

export function checkQuery(draft: Draft) {
  return queryOptions({
    queryKey: ['scorecard-draft', 'check', draft],
    queryFn: ({ signal }) => call(policyContract.checkDraft, { body: { draft }, signal }),
  });
}

export function customerPreviewQuery(draft: Draft, customerCode: string | undefined) {
  return queryOptions({
    queryKey: ['scorecard-draft', 'customer', customerCode, draft],
    queryFn: ({ signal }) =>
      call(assessmentContract.previewCustomer, { body: { draft, customerCode: customerCode ?? '' }, signal }),
  });
}

export function portfolioPreviewQuery(draft: Draft) {
  return queryOptions({
    queryKey: ['scorecard-draft', 'portfolio', draft],
    queryFn: async ({ signal }) => {
      const began = Date.now();
      const preview = await call(assessmentContract.previewPortfolio, { body: { draft }, signal });
      return { ...preview, lastedMs: Date.now() - began };
    },
  });
}

export function validationQuery(days: number) {
  return queryOptions({
    queryKey: ['scorecard-validation', days],
    queryFn: ({ signal }) => call(assessmentContract.validateScorecard, { query: { days }, signal }),
  });
}

export function useProposeEdition() {
  return useWrite((body: BodyOf<typeof policyContract.proposeEdition>, idempotencyKey) =>
    call(policyContract.proposeEdition, { body, idempotencyKey }),
  );
}

export function useDecideEdition(version: string) {
  return useWrite((body: BodyOf<typeof policyContract.decideEdition>, idempotencyKey) =>
    call(policyContract.decideEdition, { params: { version }, body, idempotencyKey }),
  );
}
