import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, addressOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type ExternalRecord = AnswerOf<typeof assessmentContract.listExternalRecords>['items'][number];
export type RecordType = ExternalRecord['type'];
export type NewRecord = BodyOf<typeof assessmentContract.recordExternal>;

/** By where they are from, in the order in which they are offered. */
export const typesOf = {
  credit_report: ['credit_report'],
  registry: [
    'abnormal_operation',
    'serious_violation',
    'licence_revoked',
    'equity_pledged',
    'equity_frozen',
    'registration_change',
  ],
  judicial: ['lawsuit', 'enforcement', 'dishonest_debtor', 'consumption_limit', 'bankruptcy', 'penalty', 'tax_arrears'],
} as const satisfies Record<ExternalRecord['kind'], readonly RecordType[]>;

/** Those that hold a grade down while they are open. */
export const graveTypes: ReadonlySet<RecordType> = new Set([
  'bankruptcy',
  'licence_revoked',
  'dishonest_debtor',
  'serious_violation',
  'enforcement',
  'consumption_limit',
]);

export function externalQuery(code: string) {
  return queryOptions({
    queryKey: ['external-records', code],
    queryFn: ({ signal }) => call(assessmentContract.listExternalRecords, { params: { code }, signal }),
    select: ({ items }): readonly ExternalRecord[] => items,
  });
}

export function attachmentAddress(id: string): string {
  return addressOf(assessmentContract.getAttachment.path, { params: { id } });
}

export function useRecordExternal(code: string) {
  return useWrite((body: NewRecord, idempotencyKey) =>
    call(assessmentContract.recordExternal, { params: { code }, body, idempotencyKey }),
  );
}

export function useAttachFile() {
  return useWrite(({ id, file }: { readonly id: string; readonly file: File }) => {
    const form = new FormData();
    form.set('file', file);
    return call(assessmentContract.attachFile, { params: { id }, form });
  });
}

export function useCloseExternal() {
  return useWrite(
    ({ id, ...body }: { readonly id: string } & BodyOf<typeof assessmentContract.closeExternal>, idempotencyKey) =>
      call(assessmentContract.closeExternal, { params: { id }, body, idempotencyKey }),
  );
}

export function useWithdrawExternal() {
  return useWrite(({ id, reason }: { readonly id: string; readonly reason: string }, idempotencyKey) =>
    call(assessmentContract.withdrawExternal, { params: { id }, body: { reason }, idempotencyKey }),
  );
}
