import { ok, type Result, refused } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand, type Tx } from '#platform';
import type { CreditGroupId, Customer } from '../customer.ts';
import { type CustomerView, customerNotFound } from '../customer-view.ts';
import { parentNotFound } from '../joining.ts';
import { changeProfile, checkParent, type ProfileChange } from '../profile.ts';
import { listLineage } from '../store/customers.ts';
import { lockCustomers } from '../store/locks.ts';
import { insertGroup, listFamily, moveToGroup, someoneIn } from '../store/regroup.ts';
import { keepChange } from './change-customer.ts';
import { listSalespeople } from './list-salespeople.ts';

/** Whether these may leave their credit group together: later rooms may know of something that holds them there. */
export type MayMove = (
  tx: Tx,
  from: CreditGroupId,
  family: readonly Pick<Customer, 'customerId' | 'code'>[],
) => Promise<Result<null>>;

/** Changes the profile of a customer. Another parent means another credit group: the customer and all below it move. */
export function updateCustomer(
  platform: Platform,
  origin: Origin,
  code: string,
  change: ProfileChange,
  mayMove: MayMove = async () => ok(null),
): Promise<Result<Done<CustomerView>>> {
  const name = { name: 'customers.update', may: 'customers:write', input: change, customerCode: code };
  return runCommand(platform, origin, name, async (command) => {
    const { parentCode } = change;
    // Both groups at once, in id order: the one it leaves and the one it joins.
    const locked = await lockCustomers(command.tx, typeof parentCode === 'string' ? [code, parentCode] : [code]);
    const before = locked.get(code);
    if (before === undefined) return customerNotFound(code);
    const salespeople = typeof change.owner === 'string' ? await listSalespeople(command.tx) : [];
    const changed = changeProfile(before, change, salespeople);
    if (!changed.ok) return changed;
    if (changed.value.parentCode === before.parentCode) return ok(await keepChange(command, before, changed.value));

    const parent = typeof parentCode === 'string' ? locked.get(parentCode) : null;
    if (parent === undefined) return refused(parentNotFound(String(parentCode)));
    if (parent !== null) {
      const allowed = checkParent(code, await listLineage(command.tx, parent.customerId));
      if (!allowed.ok) return allowed;
    }
    const moving = await moveFamily(command, before, parent, mayMove);
    if (!moving.ok) return moving;
    const { creditGroupId, moved } = moving.value;
    // Those who stay may owe less together now.
    const left = moved.length === 0 ? undefined : await someoneIn(command.tx, before.creditGroupId);
    if (left !== undefined) command.announce('customer_changed', { customerCodes: [left] });
    return ok(await keepChange(command, before, { ...changed.value, creditGroupId }, { moved }));
  });
}

/** Takes the customer and everyone below it to the parent's group, or without a parent to a new one. */
async function moveFamily(
  { tx, now }: Command,
  customer: Customer,
  parent: Customer | null,
  mayMove: MayMove,
): Promise<Result<{ creditGroupId: CreditGroupId; moved: readonly string[] }>> {
  if (parent?.creditGroupId === customer.creditGroupId) return ok({ creditGroupId: parent.creditGroupId, moved: [] });
  const to = parent?.creditGroupId ?? newId<'credit-group'>();
  if (parent === null) await insertGroup(tx, to, now);
  const family = await listFamily(tx, customer.customerId);
  const allowed = await mayMove(tx, customer.creditGroupId, family);
  if (!allowed.ok) return allowed;
  await moveToGroup(tx, {
    customerIds: family.map((member) => member.customerId),
    from: customer.creditGroupId,
    to,
  });
  return ok({ creditGroupId: to, moved: family.map((member) => member.code) });
}
