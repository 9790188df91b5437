import type { z } from 'zod';
import { type Currency, money, toJson } from '#kernel';
import type { Customer } from '#customers';
import { type Allocation, type Bill, type Delivery, type Invoice, ownAmounts, type Settlement } from '#receivables';
import type { Reservation } from '../books.ts';
import type { exposureContract as doors } from './contract.ts';
import { partiesOf } from '../payers.ts';

// From our words to the wire's, one function per document.

export function presentDelivery(delivery: Delivery, customer: Customer): z.input<typeof doors.postDelivery.answer> {
  const { currency } = customer;
  const own = ownAmounts(delivery, currency, 'openMinor');
  return {
    id: delivery.deliveryId,
    ...partiesOf(customer, delivery),
    number: delivery.number,
    orderNumber: delivery.orderNumber,
    deliveredOn: delivery.deliveredOn,
    amount: own.of('amountMinor'),
    notInvoiced: own.of('openMinor'),
    ...own.counted,
    exceedsReservation: delivery.excessMinor > 0n,
    excess: ownAmounts(delivery, currency, 'excessMinor').of('excessMinor'),
    ...delivery.marks,
  };
}

export function presentInvoice(invoice: Invoice, customer: Customer): z.input<typeof doors.postInvoice.answer> {
  const { currency } = customer;
  const own = ownAmounts(invoice, currency, 'openMinor');
  return {
    id: invoice.invoiceId,
    ...partiesOf(customer, invoice),
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    amount: own.of('amountMinor'),
    open: own.of('openMinor'),
    ...own.counted,
    orderNumber: invoice.orderNumber,
    deliveryNumber: invoice.deliveryNumber,
    completesOrder: invoice.completesOrder,
    disputed: invoice.disputed,
    exceedsReservation: invoice.excessMinor > 0n,
    excess: ownAmounts(invoice, currency, 'excessMinor').of('excessMinor'),
    ...invoice.marks,
  };
}

export function presentReceipt(
  settlement: Settlement,
  allocations: readonly Allocation[],
  customer: Customer,
): z.input<typeof doors.postReceipt.answer> {
  return {
    ...settled(settlement, allocations, customer),
    receivedOn: settlement.settledOn,
    method: settlement.method,
    maturesOn: settlement.maturesOn,
    ...(settlement.bill !== undefined && { bill: presentBillGiven(settlement.bill) }),
  };
}

function presentBillGiven({ kind, number, acceptor, dueOn }: Bill) {
  return { kind, number, acceptor, dueOn };
}

export function presentCreditNote(
  settlement: Settlement,
  allocations: readonly Allocation[],
  customer: Customer,
): z.input<typeof doors.postCreditNote.answer> {
  return { ...settled(settlement, allocations, customer), issuedOn: settlement.settledOn, reason: settlement.reason };
}

export function presentWriteOff(
  settlement: Settlement,
  allocations: readonly Allocation[],
  customer: Customer,
): z.input<typeof doors.postWriteOff.answer> {
  return {
    ...settled(settlement, allocations, customer),
    writtenOffOn: settlement.settledOn,
    reason: settlement.reason,
  };
}

export function presentReservation(
  reservation: Reservation,
  customer: Pick<Customer, 'code' | 'currency'>,
): z.input<typeof doors.releaseReservation.answer> {
  const { currency } = customer;
  const own = ownAmounts(reservation, currency, 'openMinor');
  const ofOrder = ownAmounts(reservation, currency, 'drawnMinor').of('drawnMinor');
  return {
    id: reservation.reservationId,
    ...partiesOf(customer, reservation),
    document: reservation.document,
    amount: own.of('amountMinor'),
    takenOver: ownAmounts(reservation, currency, 'takenMinor').of('takenMinor'),
    open: own.of('openMinor'),
    ...own.counted,
    ...(reservation.orderNumber !== null && { ofOrder: { number: reservation.orderNumber, amount: ofOrder } }),
    ...(reservation.deliverOn !== undefined && { deliverOn: reservation.deliverOn }),
    ...(reservation.uncounted && { uncounted: true as const }),
    ...reservation.marks,
    status: reservation.status,
    createdAt: reservation.createdAt.toISOString(),
  };
}

function settled(settlement: Settlement, allocations: readonly Allocation[], { code, currency }: Customer) {
  const own = ownAmounts(settlement, currency, 'unappliedMinor');
  return {
    id: settlement.settlementId,
    customerCode: code,
    number: settlement.number,
    amount: own.of('amountMinor'),
    allocations: allocations.map((allocation) => ({
      invoiceNumber: allocation.invoiceNumber,
      amount: ownAmounts(allocation, own.currency, 'amountMinor').of('amountMinor'),
      appliedOn: allocation.appliedOn,
    })),
    unappliedCash: own.of('unappliedMinor'),
    ...own.counted,
  };
}

export function inCurrency(currency: Currency) {
  return (minor: bigint) => toJson(money(currency, minor));
}

type Findings<Door extends 'getInvoiceFindings' | 'getDeliveryFindings'> = z.input<(typeof doors)[Door]['answer']>;

/** A document that failed nothing has no record of it. */
export function presentFindings<Door extends 'getInvoiceFindings' | 'getDeliveryFindings'>(
  found: { readonly foundAt: Date; readonly policyVersion: string; readonly failed: unknown } | undefined,
): Findings<Door> {
  return {
    bookedAt: found?.foundAt.toISOString() ?? null,
    policyVersion: found?.policyVersion ?? null,
    failed: found?.failed ?? [],
  } as Findings<Door>;
}
