import { queryOptions } from '@tanstack/react-query';
import { limitsContract } from '#limits/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type Limit = AnswerOf<typeof limitsContract.listLimits>['items'][number];

export function limitPages(customerCode: string) {
  return pagesOf(['limits', customerCode], ({ cursor, signal }) =>
    call(limitsContract.listLimits, { query: { customerCode, cursor }, signal }),
  );
}

/** Limits beside the customer's own that reach it, past and future ones too. */
export function scopedLimitsQuery(code: string) {
  return queryOptions({
    queryKey: ['limits', code, 'scoped'],
    queryFn: async ({ signal }) => (await call(limitsContract.listScopedLimits, { params: { code }, signal })).items,
  });
}

export const limitTones: Readonly<Record<Limit['status'], Tone>> = {
  active: 'fine',
  future: 'open',
  expired: 'quiet',
  ended: 'quiet',
};
