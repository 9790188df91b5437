import { ok } from '#kernel';
import { type Caller, type Platform } from '#platform';
import { markRead as write } from '../store/notices.ts';

/**
 * What somebody has read is theirs, not the business's: like when they were last seen, it leaves no trace in the audit
 * trail. So it does not go the command road.
 */
export async function markRead(
  { database, clock }: Platform,
  caller: Caller,
  what: { readonly noticeId: string; readonly andOlder: boolean },
) {
  const marked = caller.kind === 'user' ? await write(database.sql, caller.id, what, clock.now()) : 0;
  return ok({ answer: { marked }, effect: 'unchanged' as const });
}
