import type { User } from '#team';

/** Who acts in the demo's history. Machines ask for most orders; people for the rest, and only people decide. */
export type Actor = { readonly kind: 'user' | 'key'; readonly id: string; readonly name: string };

export type People = Readonly<
  Record<
    'salesperson' | 'salesManager' | 'creditManager' | 'arAccountant' | 'financeDirector' | 'generalManager',
    Actor
  >
>;

/** The sales system. Its key is not one that anybody holds. */
export const salesSystem: Actor = { kind: 'key', id: 'demo-sales-system', name: '销售订单系统' };

export function peopleOf(users: readonly User[]): People {
  const actorOf = (role: User['roles'][number]): Actor => {
    const user = users.find(({ roles }) => roles.includes(role));
    if (user === undefined) throw new Error(`The demo company has nobody with the role ${role}.`);
    return { kind: 'user', id: user.id, name: user.name };
  };
  return {
    salesperson: actorOf('salesperson'),
    salesManager: actorOf('sales_manager'),
    creditManager: actorOf('credit_manager'),
    arAccountant: actorOf('ar_accountant'),
    financeDirector: actorOf('finance_director'),
    generalManager: actorOf('general_manager'),
  };
}
