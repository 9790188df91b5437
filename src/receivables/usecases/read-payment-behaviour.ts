import { type CalendarDate, type Currency, ok, type Result } from '#kernel';
import { customerNotFound } from '#customers';
import { findCustomers } from '#customers/usecases';
import type { Platform } from '#platform';
import { type PaymentBehaviour, paymentBehaviour } from '../payment-behaviour.ts';
import { listSettledMonths } from '../store/read-behaviour.ts';

export type BehaviourOnDay = PaymentBehaviour & { readonly asOf: CalendarDate; readonly currency: Currency };

/** How late a customer paid what was settled up to a day. */
export async function readPaymentBehaviour(
  { database }: Platform,
  { customerCode, asOf }: { customerCode: string; asOf: CalendarDate },
): Promise<Result<BehaviourOnDay>> {
  const customer = (await findCustomers(database.sql, [customerCode])).get(customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const months = await listSettledMonths(database.sql, customer, asOf);
  return ok({ asOf, currency: customer.currency, ...paymentBehaviour(months) });
}
