import type { z } from 'zod';
import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type Currency, money, ok, refuse, type Result, toJson } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { findDelivery, findReturn, type GoodsReturn, insertReturn } from '#receivables/usecases';
import type { exposureContract as doors } from '../http/contract.ts';
import type { ReturnBody } from '../http/take-back-shapes.ts';
import { inCurrency } from '../in-currency.ts';
import { loadBooks } from '../store/load-books.ts';
import { saveBooks } from '../store/save-books.ts';
import { returnDelivery as takeBack } from '../take-back.ts';

type Asked = z.output<typeof ReturnBody> & { readonly deliveryId: string };
type Answer = z.input<typeof doors.returnDelivery.answer>;

/** 退货: books goods that came back before they were invoiced. The same return told twice counts once. */
export function returnDelivery(platform: Platform, origin: Origin, asked: Asked): Promise<Result<Done<Answer>>> {
  const named = { name: 'receivables.return_delivery', may: 'receivables:write', input: asked };
  return runCommand(platform, origin, named, async ({ tx, now, today, record, announce }) => {
    const { deliveryId, number, returnedOn, amount, backToOrder, reason } = asked;
    const found = await findDelivery(tx, deliveryId);
    if (found === undefined) return refuse('not_found', 'delivery_not_found', `There is no delivery ${deliveryId}.`);
    const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
    if (customer === undefined) throw new Error(`Delivery ${found.number} belongs to no customer.`);
    const order = { ...customer, type: 'sales_order' as const, number: found.orderNumber ?? '' };
    const books = (
      await loadBooks(tx, [customer], {
        deliveries: [{ ...customer, number: found.number }],
        reservations: found.orderNumber === null ? [] : [order],
      })
    ).get(customer.customerId);
    const delivery = books?.deliveries.get(found.number);
    if (books === undefined || delivery === undefined)
      throw new Error(`The books of ${customer.code} have no delivery ${found.number}.`);
    const rate = delivery.original?.rate ?? null;
    const currency = rate?.from ?? customer.currency;
    if (amount.currency !== currency) {
      const detail = `Delivery ${found.number} is in ${currency}, got ${amount.currency}.`;
      return refuse('invalid', 'currency_not_supported', detail, { field: 'amount.currency' });
    }
    const given: GoodsReturn = { returnId: newId(), ...asked, amountMinor: amount.minor };
    const before = await findReturn(tx, customer, number);
    if (before !== undefined) {
      if (isSame(before, given))
        return ok({ answer: present(before, customer, currency, found.number), effect: 'unchanged' });
      const detail = `${customer.code} already has the return ${number}, with other content.`;
      return refuse('conflict', 'return_exists', detail, { field: 'number' });
    }
    if (returnedOn > today) {
      const detail = `Expected a day up to today, ${today}, got ${returnedOn}.`;
      return refuse('invalid', 'day_in_future', detail, { field: 'returnedOn' });
    }
    const returned = inCurrency(books, rate, (own) =>
      takeBack(own, own.deliveries.get(found.number) ?? delivery, { amount, backToOrder }, now),
    );
    if (!returned.ok) return returned;
    await saveBooks(tx, [books], now);
    await insertReturn(tx, { ...given, ...customer }, now);
    const answer = present(given, customer, currency, found.number);
    record({ subject: `return ${number}`, customerId: customer.customerId, detail: { ...answer, reason } });
    if (!backToOrder) announce('headroom_freed', { customerCodes: [customer.code] });
    return ok({ answer, effect: 'created' });
  });
}

function isSame(before: GoodsReturn, given: GoodsReturn): boolean {
  return (
    before.deliveryId === given.deliveryId &&
    before.returnedOn === given.returnedOn &&
    before.amountMinor === given.amountMinor &&
    before.backToOrder === given.backToOrder
  );
}

function present(back: GoodsReturn, { code }: Customer, currency: Currency, deliveryNumber: string): Answer {
  const { returnId, number, returnedOn, amountMinor, backToOrder, reason } = back;
  const amount = toJson(money(currency, amountMinor));
  return { id: returnId, customerCode: code, number, deliveryNumber, returnedOn, amount, backToOrder, reason };
}
