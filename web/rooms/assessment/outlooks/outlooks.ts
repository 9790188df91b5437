import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';
import type { Tone } from '../../../ui/StatusTag.tsx';

export type Outlook = AnswerOf<typeof assessmentContract.listOutlooks>['items'][number];
export type NewOutlook = BodyOf<typeof assessmentContract.setOutlook> & { readonly industry: string };

export const outlookLevels = [
  'positive',
  'stable',
  'cautious',
  'negative',
] as const satisfies readonly Outlook['outlook'][];

export const outlookTones: Readonly<Record<Outlook['outlook'], Tone>> = {
  positive: 'fine',
  stable: 'quiet',
  cautious: 'soon',
  negative: 'act',
};

export const outlooksQuery = queryOptions({
  queryKey: ['industry-outlooks'],
  queryFn: ({ signal }) => call(assessmentContract.listOutlooks, { signal }),
  select: ({ items }): readonly Outlook[] => items,
});

/** Whether it counts on a day. */
export function isCurrent({ validTo }: Pick<Outlook, 'validTo'>, today: string): boolean {
  return validTo === null || validTo >= today;
}

export function useSetOutlook() {
  return useWrite(({ industry, ...body }: NewOutlook, idempotencyKey) =>
    call(assessmentContract.setOutlook, { params: { industry }, body, idempotencyKey }),
  );
}
