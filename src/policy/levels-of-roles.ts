import type { Role } from '#team';
import { type AuthorityLevel, authorityLevels } from './authority.ts';

/** Which role holds a level of authority. */
export const roleOfLevel: Readonly<Record<AuthorityLevel, Role>> = {
  sales_manager: 'sales_manager',
  credit_manager: 'credit_manager',
  finance_director: 'finance_director',
  general_manager: 'general_manager',
  committee: 'committee_member',
};

export function levelsOfRoles(roles: readonly Role[]): AuthorityLevel[] {
  return authorityLevels.filter((level) => roles.includes(roleOfLevel[level]));
}
