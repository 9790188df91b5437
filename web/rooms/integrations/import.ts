import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { integrationsContract } from '#integrations/contract';
import { type AnswerOf, addressOf, type BodyOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Preview = AnswerOf<typeof integrationsContract.previewImport>;
export type Import = AnswerOf<typeof integrationsContract.getImport>;
export type ImportSummary = AnswerOf<typeof integrationsContract.listImports>['items'][number];
export type Fault = Import['faults'][number];
export type Field = Preview['fields'][number];
export type ImportState = Import['state'];
export type ImportKind = Import['kind'];
export type DateOrder = Import['options']['dateOrder'];

export const importKinds = [
  'customers',
  'limits',
  'orders',
  'deliveries',
  'invoices',
  'receipts',
  'statements',
  'external_records',
  'balances',
  'rates',
  'items',
] as const satisfies readonly ImportKind[];

/** How the file is to be read: what `preview`, `dry-run` and `run` take alike. */
export type Reading = {
  readonly map: Readonly<Record<string, string | null>>;
  readonly dateOrder: DateOrder;
  readonly currency: string | undefined;
};

/** What a run does beyond reading. */
export type RunOptions = BodyOf<typeof integrationsContract.runImport>;

export function isUnderWay(state: ImportState | undefined): boolean {
  return state === 'waiting' || state === 'running';
}

/** Asked again while it runs, so that the bar moves. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => call(integrationsContract.getImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? 700 : false),
  });
}

export function previewQuery(id: string, reading: Reading) {
  return queryOptions({
    queryKey: ['imports', id, 'preview', reading],
    queryFn: ({ signal }) => call(integrationsContract.previewImport, { params: { id }, body: reading, signal }),
    placeholderData: keepPreviousData,
  });
}

export const importPages = pagesOf(['imports', 'list'], ({ cursor, signal }) =>
  call(integrationsContract.listImports, { query: { cursor, limit: 20 }, signal }),
);

export function rejectedAddress(id: string): string {
  return addressOf(integrationsContract.getRejected.path, { params: { id } });
}
