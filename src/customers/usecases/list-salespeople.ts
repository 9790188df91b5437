import type { Sql } from '#platform';
import { listPeople } from '#team/usecases';
import { ownerRoles, type Salesperson } from '../owner.ts';

/** Everybody who may look after customers, by name. */
export async function listSalespeople(db: Sql): Promise<Salesperson[]> {
  const people = await listPeople(db, ownerRoles);
  return people.map(({ name, email }) => ({ name, email }));
}
