import type { Player } from './cast.ts';
import type { Actor, People } from './people.ts';

/** Orders a year from which a customer is a key account. */
const keyAccountOrders = 25;

/** Who looks after a customer: the sales manager keeps the key accounts, and nobody those we sell nothing to any more. */
export function ownerOf({ part, ordersPerYear }: Player, { salesperson, salesManager }: People): Actor | null {
  if (part === 'inactive' || part === 'blacklisted') return null;
  const isKeyAccount = part === 'failing' || part === 'unlimited' || ordersPerYear >= keyAccountOrders;
  return isKeyAccount ? salesManager : salesperson;
}
