import { ok, type Result } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import type { Customer } from '../customer.ts';
import { type CustomerView, customerNotFound, presentCustomer } from '../customer-view.ts';
import { changedFields } from '../profile.ts';
import { saveNamePinyin, updateCustomer } from '../store/customers.ts';
import { lockCustomers } from '../store/locks.ts';
import { pinyinOfNames } from './name-pinyin.ts';

type Change = {
  readonly name: string;
  readonly may: string;
  readonly code: string;
  /** What of the customer becomes different; a field that already has this value changes nothing. */
  readonly to: Partial<Pick<Customer, 'blacklistReason' | 'freezeReason' | 'freezeStopsDeliveries'>>;
  readonly because?: string | undefined;
};

/** Changes how one customer stands, under the lock of its credit group. */
export function changeCustomer(
  platform: Platform,
  origin: Origin,
  { name, may, code, to, because }: Change,
): Promise<Result<Done<CustomerView>>> {
  return runCommand(platform, origin, { name, may, input: { to, because }, customerCode: code }, async (command) => {
    const before = (await lockCustomers(command.tx, [code])).get(code);
    if (before === undefined) return customerNotFound(code);
    return ok(await keepChange(command, before, { ...before, ...to }, because === undefined ? {} : { because }));
  });
}

/** Saves, records and announces what differs; when nothing does, nothing happens. */
export async function keepChange(
  command: Command,
  before: Customer,
  wanted: Customer,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Done<CustomerView>> {
  const changed = changedFields(before, wanted);
  if (Object.keys(changed).length === 0) return { answer: presentCustomer(before), effect: 'unchanged' };
  const after = { ...wanted, version: before.version + 1 };
  await updateCustomer(command.tx, after, command.now);
  const { code, customerId, name } = after;
  if (name !== before.name) {
    const [pinyin = ''] = await pinyinOfNames([name]);
    await saveNamePinyin(command.tx, [{ customerId, name, pinyin }]);
  }
  command.record({ subject: code, detail: { ...more, changed }, customerId });
  command.announce('customer_changed', { customerCodes: [code] });
  return { answer: presentCustomer(after), effect: 'changed' };
}
