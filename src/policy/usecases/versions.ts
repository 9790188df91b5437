import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import { allVersions, policyOfEdition } from '../edition.ts';
import { findPolicy, policies, type Policies, policyInForce } from '../policies.ts';
import type { Policy } from '../policy.ts';
import { findEdition, listEditions } from '../store/editions.ts';

/** Every version there is or is going to be, the oldest first. */
export async function loadVersions(db: Sql): Promise<Policies> {
  return allVersions(policies, await listEditions(db, 'in_force'));
}

/** By which customers are graded on a day. Everything but the grading is what the version in the program says. */
export async function gradingPolicy(db: Sql, asOf: CalendarDate): Promise<Policy> {
  return policyInForce(asOf, await loadVersions(db));
}

/** For assessments that are made again: the very version they were made under, whether it still counts or not. */
export async function findVersion(db: Sql, version: string): Promise<Policy | undefined> {
  const known = findPolicy(version);
  if (known !== undefined) return known;
  const edition = await findEdition(db, version);
  const base = edition === undefined ? undefined : findPolicy(edition.baseVersion);
  return edition === undefined || base === undefined ? undefined : policyOfEdition(edition, base);
}
