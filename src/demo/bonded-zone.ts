import { asCurrency, type CalendarDate, type Currency, money, addDays } from '#kernel';
import { appendAudit, type Command } from '#platform';
import { bookDeliveries, bookInvoices, bookReceipts, importOrders } from '#exposure/usecases';
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
  readonly termsDays?: number;
  /** How much of the invoice has been paid, in percent, and when. */
  readonly paid?: readonly [percent: bigint, daysAgo: number];
};

/** What the trading system knows of each: paid in part and late, not due, delivered, open. */
const shipments: readonly Shipment[] = [
  { no: 1, percent: 12n, delivered: 64, invoiced: 62, termsDays: 45, paid: [60n, 15] },
  { no: 2, percent: 9n, delivered: 24, invoiced: 22, termsDays: 45 },
  { no: 3, percent: 7n, delivered: 4 },
  { no: 4, percent: 6n },
];
/** More than is left. */
const tooLarge = { no: 5, percent: 90n } as const;

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
  const now = new Date(`${asOf}T18:05:00+08:00`);
  const buyers = await findBondedBuyers(command.tx, { asOf, most: sold.length });
  const as = ({ kind, id, name }: Actor): Command => ({
    ...command,
    now,
    today: asOf,
    caller: { ...command.caller, kind, id, name },
    record: () => undefined,
  });
  const sales = as(people.salesperson);
  const finance = as(people.arAccountant);
  const lines = buyers.map((buyer, place) => ({ ...buyer, ...(sold[place] ?? sold[0]) }));
  const rows = lines.flatMap((buyer) => shipments.map((shipment) => ({ ...numbersOf(buyer, shipment), ...shipment })));
  const day = (daysAgo: number) => addDays(startDay, -daysAgo);

  await importOrders(
    sales,
    rows.map(({ customerCode, order, amount, no }) => ({
      customerCode,
      number: order,
      amount,
      ...(no === 4 && { deliverOn: addDays(startDay, 12) }),
    })),
  );
  await bookDeliveries(
    finance,
    rows.flatMap(({ customerCode, order, delivery, amount, delivered }) =>
      delivered === undefined
        ? []
        : [{ customerCode, number: delivery, orderNumber: order, deliveredOn: day(delivered), amount }],
    ),
  );
  await bookInvoices(
    finance,
    rows.flatMap(({ customerCode, order, delivery, invoice, amount, invoiced, termsDays = 30 }) =>
      invoiced === undefined
        ? []
        : [
            {
              customerCode,
              number: invoice,
              orderNumber: order,
              deliveryNumber: delivery,
              issuedOn: day(invoiced),
              dueOn: day(invoiced - termsDays),
              amount,
              completesOrder: false,
            },
          ],
    ),
  );
  await bookReceipts(
    finance,
    rows.flatMap(({ customerCode, invoice, receipt, amount, paid }) => {
      if (paid === undefined) return [];
      const [percent, daysAgo] = paid;
      const part = money(amount.currency, (amount.minor * percent) / 100n);
      return [
        {
          customerCode,
          number: receipt,
          receivedOn: day(daysAgo),
          amount: part,
          method: '电汇',
          allocations: [{ invoiceNumber: invoice, amount: part }],
        },
      ];
    }),
  );
  await importOrders(
    sales,
    lines.map((buyer) => {
      const { customerCode, order, amount } = numbersOf(buyer, tooLarge);
      return { customerCode, number: order, amount };
    }),
  );
  await tellForeignBalances(command.tx, asOf);
  await appendAudit(command.tx, [
    {
      entryId: idAt<'audit-entry'>(now, diceFor('bonded zone')),
      at: now,
      actorKind: finance.caller.kind,
      actorId: finance.caller.id,
      actorName: finance.caller.name,
      command: 'integrations.import',
      customerId: null,
      subject: '保税区业务 外币单据',
      detail: { customerCodes: buyers.map(({ customerCode }) => customerCode) },
    },
  ]);
}

type Buyer = {
  readonly customerCode: string;
  readonly headroomMinor: bigint;
  readonly currency: Currency;
  readonly fen: bigint;
};

/** `BZ-SO-042-1`: of the bonded zone, the customer, the shipment. Amounts are whole hundreds. */
function numbersOf(
  { customerCode, headroomMinor, currency, fen }: Buyer,
  { no, percent }: Pick<Shipment, 'no' | 'percent'>,
) {
  const number = (kind: string) => `BZ-${kind}-${customerCode.slice(-3)}-${no}`;
  const minor = ((headroomMinor * percent) / 100n / fen / 100n) * 10_000n;
  return {
    customerCode,
    order: number('SO'),
    delivery: number('DN'),
    invoice: number('INV'),
    receipt: number('RC'),
    amount: money(currency, minor),
  };
}
