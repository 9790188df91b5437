import { ok, type Result, refused } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { listPeople } from '#team/usecases';
import { type CustomerView, presentCustomer } from '../customer-view.ts';
import type { NewCustomer } from '../new-customer.ts';
import { ownerRoles } from '../owner.ts';
import { findCustomer } from '../store/customers.ts';
import { createCustomers } from './create-customers.ts';

/** Adds one customer. Somebody in sales who names no owner looks after it themselves. */
export function createCustomer(
  platform: Platform,
  origin: Origin,
  given: NewCustomer,
): Promise<Result<Done<CustomerView>>> {
  const name = { name: 'customers.create', may: 'customers:create', input: given, customerCode: given.code };
  return runCommand(platform, origin, name, async (command) => {
    const [outcome] = await createCustomers(command, [{ ...given, owner: given.owner ?? (await seller(command)) }]);
    if (outcome === undefined) throw new Error('A row went in and no outcome came out.');
    if ('refusal' in outcome) return refused(outcome.refusal);
    const customer = await findCustomer(command.tx, given.code);
    if (customer === undefined) throw new Error(`Customer ${given.code} was just added and is not there.`);
    if (outcome.effect === 'created')
      command.record({ subject: given.code, detail: { after: customer }, customerId: customer.customerId });
    return ok({ answer: presentCustomer(customer), effect: outcome.effect });
  });
}

async function seller({ tx, caller }: Command): Promise<string | undefined> {
  if (caller.kind !== 'user') return undefined;
  return (await listPeople(tx, ownerRoles)).find(({ id }) => id === caller.id)?.email;
}
