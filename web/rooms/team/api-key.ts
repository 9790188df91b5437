import { createApiKey, listApiKeys } from '#team/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type ApiKey = AnswerOf<typeof listApiKeys>['items'][number];
export type NewApiKey = BodyOf<typeof createApiKey>;
export type CreatedApiKey = AnswerOf<typeof createApiKey>;

export const apiKeyPages = pagesOf(['api-keys'], ({ cursor, signal }) =>
  call(listApiKeys, { query: { cursor, limit: 200 }, signal }),
);
