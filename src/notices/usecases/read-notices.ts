import { ok } from '#kernel';
import { type Caller, type Platform, toPage } from '#platform';
import { listNotices } from '../store/notices.ts';

type Page = { readonly limit: number; readonly cursor?: string | undefined };

/** What the caller was told, the newest first. A machine is told nothing. */
export async function readNotices({ database }: Platform, caller: Caller, { limit, cursor }: Page) {
  if (caller.kind !== 'user') return ok({ items: [], nextCursor: null });
  const notices = await listNotices(database.sql, caller.id, { limit: limit + 1, before: cursor });
  return ok(
    toPage(notices, limit, {
      item: ({ noticeId, at, kind, facts, readAt }) => ({
        id: noticeId,
        at: at.toISOString(),
        kind,
        facts,
        read: readAt !== null,
      }),
      cursor: ({ noticeId }) => noticeId,
    }),
  );
}
