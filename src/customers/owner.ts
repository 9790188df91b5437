import { ok, type Result, refuse } from '#kernel';
import type { Role } from '#team';

/** Who may look after customers. */
export const ownerRoles: readonly Role[] = ['salesperson', 'sales_manager'];

/** Somebody who may look after customers. */
export type Salesperson = { readonly name: string; readonly email: string };

/** Whom a text means: an e-mail address, or a name that only one of them has. Files bring names. */
export function findOwner(text: string, salespeople: readonly Salesperson[]): Result<Salesperson> {
  const wanted = text.trim();
  const byEmail = salespeople.find(({ email }) => email === wanted.toLowerCase());
  if (byEmail !== undefined) return ok(byEmail);
  const [first, ...others] = salespeople.filter(({ name }) => name === wanted);
  if (first === undefined)
    return refuse('invalid', 'owner_not_found', `There is nobody in sales called ${wanted}.`, { field: 'owner' });
  if (others.length === 0) return ok(first);
  const detail = `${others.length + 1} people in sales are called ${wanted}: name the e-mail address.`;
  return refuse('invalid', 'owner_ambiguous', detail, { field: 'owner' });
}
