import type { User } from '#team';

/** Who acts in the demo's history. Machines ask for most orders; people for the rest, and only people decide. */
export type Actor = { readonly kind: 'user' | 'key'; readonly id: string; readonly name: string };

export type People = Readonly<
  Record<
    | 'salesperson'
    | 'salesManager'
    | 'creditAnalyst'
    | 'creditManager'
    | 'arAccountant'
    | 'financeDirector'
    | 'generalManager'
    | 'expert'
    | 'counsel',
    Actor
  >
> & { readonly committee: readonly Actor[] };

/** The sales system. Its key is not one that anybody holds. */
export const salesSystem: Actor = { kind: 'key', id: 'demo-sales-system', name: '销售订单系统' };

export function peopleOf(users: readonly Pick<User, 'id' | 'name' | 'roles'>[]): People {
  type Role = User['roles'][number];
  const everyOf = (role: Role): Actor[] =>
    users.filter(({ roles }) => roles.includes(role)).map(({ id, name }) => ({ kind: 'user', id, name }));
  const actorOf = (role: Role): Actor => {
    const [actor] = everyOf(role);
    if (actor === undefined) throw new Error(`The demo company has nobody with the role ${role}.`);
    return actor;
  };
  return {
    salesperson: actorOf('salesperson'),
    salesManager: actorOf('sales_manager'),
    creditAnalyst: actorOf('credit_analyst'),
    creditManager: actorOf('credit_manager'),
    arAccountant: actorOf('ar_accountant'),
    financeDirector: actorOf('finance_director'),
    generalManager: actorOf('general_manager'),
    committee: everyOf('committee_member'),
    expert: actorOf('external_expert'),
    counsel: actorOf('legal_counsel'),
  };
}
