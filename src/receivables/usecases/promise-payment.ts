import { customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, type Money, ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { findPromise, insertPromise, type KeptPromise, withdrawPromise as saveWithdrawal } from '../store/promises.ts';

const may = 'receivables:write';

export type NewPromise = {
  readonly amount: Money;
  readonly promisedOn?: CalendarDate | undefined;
  readonly payBy: CalendarDate;
  readonly promisedBy: string;
  readonly note?: string | undefined;
};

/** Takes down what a customer promised to pay, and by when. */
export function recordPromise(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  sent: NewPromise,
): Promise<Result<Done<{ id: string }>>> {
  const name = { name: 'receivables.record_promise', may, input: sent, customerCode };
  return runCommand(platform, origin, name, async ({ tx, today, now, caller, record }) => {
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const { amount, promisedOn = today, payBy, promisedBy, note = '' } = sent;
    if (promisedOn > today)
      return refuse('invalid', 'promised_later', 'A promise is made today or before.', { field: 'promisedOn' });
    if (payBy < promisedOn)
      return refuse('invalid', 'promised_before', 'The day to pay by is not before the promise.', { field: 'payBy' });
    const kept: KeptPromise = {
      creditGroupId: customer.creditGroupId,
      customerId: customer.customerId,
      customerCode,
      promiseId: newId(),
      promisedOn,
      payBy,
      amountMinor: amount.minor,
      ...(amount.currency !== customer.currency && { currency: amount.currency }),
      promisedBy,
      note,
      recordedBy: caller.name,
      recordedAt: now,
      withdrawnBecause: null,
    };
    await insertPromise(tx, kept);
    const { promiseId, amountMinor } = kept;
    const detail = { promiseId, promisedOn, payBy, currency: amount.currency, amountMinor, promisedBy };
    record({ subject: customerCode, customerId: customer.customerId, detail });
    return ok({ answer: { id: promiseId }, effect: 'created' });
  });
}

/** Takes a promise back that was entered by mistake: it counts neither as kept nor as broken. */
export function withdrawPromise(
  platform: Platform,
  origin: Origin,
  promiseId: string,
  { reason }: { readonly reason: string },
): Promise<Result<Done<{ id: string }>>> {
  const name = { name: 'receivables.withdraw_promise', may, input: { promiseId, reason } };
  return runCommand(platform, origin, name, async ({ tx, now, caller, record }) => {
    const found = await findPromise(tx, promiseId);
    if (found === undefined) return refuse('not_found', 'promise_not_found', `There is no promise ${promiseId}.`);
    await lockCustomers(tx, [found.customerCode]);
    if (found.withdrawnBecause !== null) return ok({ answer: { id: promiseId }, effect: 'unchanged' });
    await saveWithdrawal(tx, promiseId, { because: reason, by: caller.name, at: now });
    record({ subject: found.customerCode, customerId: found.customerId, detail: { promiseId, reason } });
    return ok({ answer: { id: promiseId }, effect: 'changed' });
  });
}
