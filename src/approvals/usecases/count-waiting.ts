import type { Sql } from '#platform';
import { levelsOfRoles } from '#policy';
import { findUser } from '#team/usecases';
import { countWaiting } from '../store/applications.ts';

/** How many applications wait for this person's decision. */
export async function countApplicationsWaitingFor(db: Sql, personId: string): Promise<number> {
  const user = await findUser(db, personId);
  return countWaiting(db, { levels: levelsOfRoles(user?.roles ?? []), personId });
}
