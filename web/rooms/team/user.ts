import { changeUser, createUser, listUsers } from '#team/contract';
import { type AnswerOf, type BodyOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type User = AnswerOf<typeof listUsers>['items'][number];
export type NewUser = BodyOf<typeof createUser>;
export type UserChange = BodyOf<typeof changeUser>;

export const userPages = pagesOf(['users'], ({ cursor, signal }) =>
  call(listUsers, { query: { cursor, limit: 200 }, signal }),
);
