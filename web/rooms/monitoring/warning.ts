import { queryOptions } from '@tanstack/react-query';
import { indicators, monitoringContract, ownerRoles } from '#monitoring/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type WarningSummary = AnswerOf<typeof monitoringContract.listWarnings>['items'][number];
export type Warning = AnswerOf<typeof monitoringContract.getWarning>;
export type WarningAction = Warning['mayDo'][number]['action'];
export type Severity = WarningSummary['severity'];
export type Indicator = WarningSummary['indicator'];

export const severities = ['critical', 'warning', 'attention'] as const satisfies readonly Severity[];
export const closingCauses = ['settled', 'improved', 'limit_adjusted', 'accepted', 'wrong_figure'] as const;

export { indicators, ownerRoles };

export const severityTones: Readonly<Record<Severity, Tone>> = { critical: 'act', warning: 'soon', attention: 'open' };

export type WarningFilter = {
  readonly status: WarningSummary['state'];
  readonly severity?: Severity | undefined;
  readonly owner?: 'me' | (typeof ownerRoles)[number] | undefined;
  readonly indicator?: Indicator | undefined;
  readonly isLate?: boolean;
  readonly customerCode?: string;
};

export function warningPages({ status, severity, owner, indicator, isLate = false, customerCode }: WarningFilter) {
  return pagesOf(['warnings', status, severity, owner, indicator, isLate, customerCode], ({ cursor, signal }) =>
    call(monitoringContract.listWarnings, {
      query: {
        status,
        severity,
        owner,
        indicator,
        ...(isLate && { pastDeadline: 'true' }),
        customerCode,
        cursor,
        limit: 100,
      },
      signal,
    }),
  );
}

export function warningQuery(id: string) {
  return queryOptions({
    queryKey: ['warnings', id],
    queryFn: ({ signal }) => call(monitoringContract.getWarning, { params: { id }, signal }),
  });
}

export const handlersQuery = queryOptions({
  queryKey: ['warnings', 'handlers'],
  queryFn: ({ signal }) => call(monitoringContract.listHandlers, { signal }),
  select: ({ items }) => items,
});

export const countsQuery = queryOptions({
  queryKey: ['warnings', 'counts'],
  queryFn: ({ signal }) => call(monitoringContract.countOpen, { signal }),
});

/** Why the reader may not; `null` when they may. */
export function whyNot(warning: Warning, action: WarningAction) {
  return warning.mayDo.find((one) => one.action === action)?.whyNot ?? null;
}
