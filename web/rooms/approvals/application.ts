import { queryOptions } from '@tanstack/react-query';
import { approvalsContract } from '#approvals/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type Application = AnswerOf<typeof approvalsContract.getApplication>;
export type ApplicationSummary = AnswerOf<typeof approvalsContract.listApplications>['items'][number];
export type ApplicationState = Application['state'];
export type Decision = Application['decisions'][number];
export type DecisionKind = Decision['decision'];

export const applicationStates = ['in_approval', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
export const applicationKinds = ['new', 'increase', 'decrease', 'temporary', 'renewal'] as const;
export const decisionKinds = ['approve', 'approve_less', 'return', 'reject'] as const;

export const stateTones: Readonly<Record<ApplicationState, Tone>> = {
  in_approval: 'open',
  returned: 'soon',
  approved: 'fine',
  rejected: 'act',
  withdrawn: 'quiet',
};

export type ApplicationView = {
  readonly show: 'mine' | 'waiting_for_me' | 'to_advise' | undefined;
  readonly state: ApplicationState | undefined;
};

export function applicationPages({ show, state }: ApplicationView) {
  return pagesOf(['applications', show, state], ({ cursor, signal }) =>
    call(approvalsContract.listApplications, { query: { show, state, cursor, limit: 100 }, signal }),
  );
}

export function applicationQuery(id: string) {
  return queryOptions({
    queryKey: ['applications', id],
    queryFn: ({ signal }) => call(approvalsContract.getApplication, { params: { id }, signal }),
  });
}

export function fiveCQuery(id: string) {
  return queryOptions({
    queryKey: ['applications', id, 'five-c'],
    queryFn: ({ signal }) => call(approvalsContract.getFiveC, { params: { id }, signal }),
    select: ({ parts }) => parts,
  });
}

/** Why the caller may not; `null` when they may. */
export function whyNot(application: Application, action: Application['mayDo'][number]['action']) {
  return application.mayDo.find((one) => one.action === action)?.whyNot ?? null;
}
