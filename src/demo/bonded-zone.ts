import { asCurrency, type CalendarDate, type Currency, money, addDays } from '#kernel';
import { appendAudit, type Command } from '#platform';
import {
  bookDeliveries,
  bookInvoices,
  bookReceipts,
  importOrders,
  type SentDelivery,
  type SentInvoice,
  type SentOrder,
  type SentReceipt,
} from '#exposure/usecases';
import { diceFor } from './dice.ts';
import { idAt } from './ids.ts';
import type { Actor, People } from './people.ts';
import { findBondedBuyers, tellForeignBalances } from './store/bonded-buyers.ts';

/** An order for the bonded zone and how far it has come, in days before the start day. */
type Shipment = {
  readonly no: number;
  /** Of the headroom that the customer had. */
  readonly percent: bigint;
  readonly delivered?: number;
  readonly invoiced?: number;
  /** How much of the invoice has been paid, in percent, and when. */
  readonly paid?: readonly [percent: bigint, daysAgo: number];
};

/** What the trading system knows of each: paid in part and late, not due, delivered, open. */
const shipments: readonly Shipment[] = [
  { no: 1, percent: 12n, delivered: 64, invoiced: 62, paid: [60n, 15] },
  { no: 2, percent: 9n, delivered: 24, invoiced: 22 },
  { no: 3, percent: 7n, delivered: 4 },
  { no: 4, percent: 6n },
];
/** More than is left. */
const tooLarge: Shipment = { no: 5, percent: 90n };

const termsDays = 45;

/** One unit in hundredths of a yuan, to choose round sums by; what they count as is the table's business. */
const sold = [
  { currency: asCurrency('USD'), fen: 710n },
  { currency: asCurrency('EUR'), fen: 820n },
] as const;

/**
 * Two trading houses also buy for the bonded zone, in dollars and euros. Their shipments come from the trading system as
 * files, the evening before, and are booked as any such file is: orders by the check, documents at the rate of their day.
 */
export async function sellForBondedZone(command: Command, startDay: CalendarDate, people: People): Promise<void> {
  const asOf = addDays(startDay, -1);
  const evening = new Date(`${asOf}T18:05:00+08:00`);
  const night = new Date(`${startDay}T00:00:00+08:00`);
  const sales = commandOf(command, people.salesperson);
  const finance = { ...commandOf(command, people.arAccountant), now: evening, today: asOf };

  const buyers = (await findBondedBuyers(command.tx, { asOf, most: sold.length })).map((buyer, place) => ({
    ...buyer,
    ...(sold[place] ?? sold[0]),
  }));
  const shipped = buyers.flatMap((buyer) => shipments.map((shipment) => shippedTo(buyer, shipment, startDay)));
  const wanted = buyers.map((buyer) => shippedTo(buyer, tooLarge, startDay));

  await importOrders({ ...sales, now: evening, today: asOf }, shipped.map(orderOf));
  await bookDeliveries(finance, shipped.flatMap(deliveryOf));
  await bookInvoices(finance, shipped.flatMap(invoiceOf));
  await bookReceipts(finance, shipped.flatMap(receiptOf));
  await importOrders({ ...sales, now: night, today: startDay }, wanted.map(orderOf));
  await tellForeignBalances(command.tx, asOf);
  const { kind: actorKind, id: actorId, name: actorName } = people.arAccountant;
  await appendAudit(command.tx, [
    {
      entryId: idAt<'audit-entry'>(evening, diceFor('bonded zone')),
      at: evening,
      actorKind,
      actorId,
      actorName,
      command: 'integrations.import',
      customerId: null,
      subject: '保税区业务 外币单据',
      detail: { customerCodes: buyers.map(({ customerCode }) => customerCode) },
    },
  ]);
}

function commandOf(command: Command, { kind, id, name }: Actor): Command {
  return { ...command, caller: { ...command.caller, kind, id, name }, record: () => undefined };
}

type Buyer = {
  readonly customerCode: string;
  readonly headroomMinor: bigint;
  readonly currency: Currency;
  readonly fen: bigint;
};

/** `BZ-SO-042-1`: of the bonded zone, the customer, the shipment. Amounts are whole hundreds. */
function shippedTo({ customerCode, headroomMinor, currency, fen }: Buyer, shipment: Shipment, startDay: CalendarDate) {
  const hundreds = (headroomMinor * shipment.percent) / 100n / fen / 100n;
  return {
    ...shipment,
    customerCode,
    amount: money(currency, hundreds * 10_000n),
    numberOf: (kind: 'SO' | 'DN' | 'INV' | 'RC') => `BZ-${kind}-${customerCode.slice(-3)}-${shipment.no}`,
    day: (daysAgo: number) => addDays(startDay, -daysAgo),
  };
}

type Shipped = ReturnType<typeof shippedTo>;

function orderOf({ customerCode, amount, delivered, numberOf, day }: Shipped): SentOrder {
  return { customerCode, number: numberOf('SO'), amount, ...(delivered === undefined && { deliverOn: day(-12) }) };
}

function deliveryOf({ customerCode, amount, delivered, numberOf, day }: Shipped): SentDelivery[] {
  if (delivered === undefined) return [];
  return [{ customerCode, number: numberOf('DN'), orderNumber: numberOf('SO'), deliveredOn: day(delivered), amount }];
}

function invoiceOf({ customerCode, amount, invoiced, numberOf, day }: Shipped): SentInvoice[] {
  if (invoiced === undefined) return [];
  return [
    {
      customerCode,
      number: numberOf('INV'),
      orderNumber: numberOf('SO'),
      deliveryNumber: numberOf('DN'),
      issuedOn: day(invoiced),
      dueOn: day(invoiced - termsDays),
      amount,
      completesOrder: false,
    },
  ];
}

function receiptOf({ customerCode, amount, paid, numberOf, day }: Shipped): SentReceipt[] {
  if (paid === undefined) return [];
  const [percent, daysAgo] = paid;
  const part = money(amount.currency, (amount.minor * percent) / 100n);
  const allocations = [{ invoiceNumber: numberOf('INV'), amount: part }];
  return [
    { customerCode, number: numberOf('RC'), receivedOn: day(daysAgo), amount: part, method: '电汇', allocations },
  ];
}
