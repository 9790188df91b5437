import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addMonths, type CalendarDate, ok } from '#kernel';
import type { Platform } from '#platform';
import { historyMonths, paymentHistory } from '../payment-history.ts';
import { promiseOutcomes } from '../promises.ts';
import { listPromises } from '../store/promises.ts';
import { loadPaymentRecords } from '../store/read-history.ts';

/** Everything that our books say about how a customer pays, with every promise and what became of it. */
export async function readPaymentHistory({ database }: Platform, customerCode: string, asOf: CalendarDate) {
  const db = database.sql;
  const customer = await findCustomer(db, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [records, promises] = await Promise.all([
    loadPaymentRecords(db, [customer], asOf),
    listPromises(db, customer, addMonths(asOf, -historyMonths)),
  ]);
  const record = records.get(customer.customerId);
  if (record === undefined) throw new Error(`Nothing was loaded of ${customerCode}.`);
  const outcomes = new Map(promiseOutcomes(record.promises, record.received, asOf).map((one) => [one.promiseId, one]));
  return ok({
    asOf,
    currency: customer.currency,
    history: paymentHistory(record, asOf),
    promises: promises.flatMap((promise) => {
      const outcome = outcomes.get(promise.promiseId);
      return outcome === undefined ? [] : [{ ...promise, ...outcome }];
    }),
  });
}
