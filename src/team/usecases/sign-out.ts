import { ok } from '#kernel';
import { type Caller, type Platform, runCommand } from '#platform';
import { deleteEndedSessions, deleteSession } from '../store/sessions.ts';
import { deleteOldAttempts } from '../store/sign-in-attempts.ts';

/** Ends the session that the caller came with; a caller without one has nothing to end. */
export async function signOut(platform: Platform, caller: Caller): Promise<void> {
  const { sessionId } = caller;
  if (sessionId === undefined) return;
  await runCommand(
    platform,
    { caller },
    { name: 'team.sign_out', may: 'signed_in', input: {} },
    async ({ tx, record }) => {
      await deleteSession(tx, sessionId);
      record({ subject: `user ${caller.id}`, detail: { sessionId } });
      return ok({ answer: null, effect: 'changed' });
    },
  );
}

/** The nightly clean-up of what is over anyway: ended sessions, and counts of sign-ins that no longer count. */
export async function forgetOldSignIns({ database, clock }: Platform): Promise<void> {
  const now = clock.now();
  await deleteEndedSessions(database.sql, now);
  await deleteOldAttempts(database.sql, now);
}
