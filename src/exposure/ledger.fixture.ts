import type { CreditGroupId, CustomerId } from '#customers';
import { calendarDate, CNY, type Id, money, type Result } from '#kernel';
import { type Allocation, type Bill, type BillStep, type Marks, marksOf, type Settlement } from '#receivables';
import { type Books, documentKey, openBooks, type Reservation } from './books.ts';
import { marked, marksOfDelivery, marksOfInvoice } from './inherited-marks.ts';
import { releaseReservation } from './reserve.ts';
import { reserveAsked } from './reserve-asked.ts';
import { postSettlement } from './settle.ts';
import { settleBill } from './settle-bill.ts';
import { returnDelivery, reverseSettlement } from './take-back.ts';
import { postDelivery, postInvoice } from './take-over.ts';

const noon = new Date('2026-04-01T04:00:00Z');

export function newBooks(): Books {
  return openBooks({ customerId: 'customer' as CustomerId, creditGroupId: 'group' as CreditGroupId });
}

/**
 * Plays a table of events on empty books, one row per event, as
 * `invoice I-1 60 of SO-1 | 40 | 0 | 60 | 0 | exceeds 5`: what happened, the position after it (open orders, delivered
 * and not invoiced, receivables, unapplied cash), and what was noted. Gives the rows as expected and as they came.
 */
export function playLedger(table: string): { expected: string[]; actual: string[] } {
  const books = newBooks();
  const [, ...rows] = table
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length > 1);
  const expected = rows.map((cells) => cells.join(' | ').trim());
  const actual = rows.map(([event = '']) => {
    const note = happen(books, event);
    const { openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor } = books.position;
    return [event, openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor, note].join(' | ').trim();
  });
  return { expected, actual };
}

/** `order SO-1 100` · `loading D-1 60` (a checked delivery) · `release SO-1` · `delivery D-1 60 of SO-1` and so on. */
export function happen(books: Books, event: string): string {
  const [verb = '', number = '', amount = '0', ...rest] = event.split(' ');
  const amountMinor = BigInt(amount === '' ? 0 : amount);
  const said = (word: string) => (rest.includes(word) ? (rest[rest.indexOf(word) + 1] ?? null) : null);
  switch (verb) {
    case 'order':
    case 'loading': {
      const document = { type: verb === 'order' ? 'sales_order' : 'delivery', number } as const;
      const reservationId = `${event} ${books.position.entryNo}` as Id<'reservation'>;
      const asked = { reservationId, amountMinor, origin: 'check' as const, ...marked(saidMarks(said('as'))) };
      reserveAsked(books, document, said('of') ?? undefined, asked, noon);
      return '';
    }
    case 'release':
      releaseReservation(books, reservationOf(books, number), 'cancelled', noon);
      return '';
    case 'delivery': {
      const deliveryId = number as Id<'delivery'>;
      const deliveredOn = calendarDate(said('on') ?? '2026-04-01');
      const orderNumber = said('of');
      const marks = marksOfDelivery(books, { number, orderNumber }, saidMarks(said('as')));
      const asked = { deliveryId, number, orderNumber, deliveredOn, amountMinor, ...marked(marks) };
      return noteExcess(postDelivery(books, asked, noon));
    }
    case 'invoice': {
      const asked = {
        invoiceId: number as Id<'invoice'>,
        number,
        issuedOn: calendarDate('2026-04-01'),
        dueOn: calendarDate(said('due') ?? '2026-05-01'),
        amountMinor,
        orderNumber: said('of'),
        deliveryNumber: said('for'),
        completesOrder: rest.includes('completing'),
        ...marked(
          marksOfInvoice(books, { orderNumber: said('of'), deliveryNumber: said('for') }, saidMarks(said('as'))),
        ),
      };
      return noteExcess(postInvoice(books, asked, noon));
    }
    case 'receipt':
    case 'credit_note':
    case 'write_off': {
      const named = rest.includes('paying') ? namedIn(rest.slice(rest.indexOf('paying') + 1)) : null;
      return noteRefusal(
        postSettlement(
          books,
          {
            settlementId: number as Id<'settlement'>,
            kind: verb,
            number,
            settledOn: calendarDate(said('on') ?? '2026-04-02'),
            amount: money(CNY, amountMinor),
            method: null,
            maturesOn: null,
            reason: null,
            named,
            ...(rest.includes('by') && { bill: billNamed(number, said('by')) }),
          },
          noon,
        ),
      );
    }
    case 'reverse':
      return noteRefusal(reverse(books, number));
    case 'return': {
      const delivery = books.deliveries.get(number);
      if (delivery === undefined) throw new Error(`There is no ${number}.`);
      return noteRefusal(
        returnDelivery(
          books,
          delivery,
          { amount: money(CNY, amountMinor), backToOrder: rest.includes('reordered') },
          noon,
        ),
      );
    }
    case 'honour':
    case 'dishonour':
      return noteRefusal(stepBill(books, number, { step: verb }));
    case 'endorse':
    case 'discount':
      return noteRefusal(stepBill(books, number, { step: verb, withRecourse: rest[0] !== 'finally' }));
    default:
      throw new Error(`No such event: ${event}`);
  }
}

/** `as S/L`: sold by S, of the product line L; either may be empty. */
function saidMarks(words: string | null): Marks | undefined {
  const [sellerCode = '', productLine = ''] = words?.split('/') ?? [];
  return marksOf({ ...(sellerCode !== '' && { sellerCode }), ...(productLine !== '' && { productLine }) });
}

export function reservationOf(books: Books, number: string): Reservation {
  const type = number.startsWith('D') ? 'delivery' : 'sales_order';
  const found = books.reservations.get(documentKey({ type, number }));
  if (found === undefined) throw new Error(`Nothing was reserved for ${number}.`);
  return found;
}

/** `receipt R-1 50 by commercial`: a bill that counts until it is honoured; `by bank`: one that frees at once. */
function billNamed(number: string, by: string | null): Bill {
  return {
    kind: by === 'bank' ? 'bank_acceptance' : 'commercial_acceptance',
    number: `B-${number}`,
    acceptor: null,
    dueOn: calendarDate('2026-10-01'),
    state: 'held',
    withRecourse: null,
    counts: by !== 'bank',
  };
}

/** `honour R-1`, `endorse R-1 0` (with recourse), `discount R-1 0 finally` (without), `dishonour R-1`. */
function stepBill(books: Books, number: string, asked: BillStep): Result<unknown> {
  const settlement = books.settlements.get(`receipt:${number}`);
  if (settlement?.bill === undefined) throw new Error(`No bill came with ${number}.`);
  return settleBill(books, { ...settlement, bill: settlement.bill }, asked, standingOf(books, settlement), noon);
}

function reverse(books: Books, number: string): Result<unknown> {
  const settlement = [...books.settlements.values()].find((one) => one.number === number);
  if (settlement === undefined) throw new Error(`There is no ${number}.`);
  const when = { on: calendarDate('2026-04-05'), at: noon };
  return reverseSettlement(books, settlement, standingOf(books, settlement), when);
}

/** What it has paid and was not taken back. */
function standingOf({ written: { allocations, reversed } }: Books, settlement: Settlement): readonly Allocation[] {
  const isOf = ({ settlementId }: Allocation) => settlementId === settlement.settlementId;
  return reversed.some(isOf) ? [] : allocations.filter(isOf);
}

/** `I-1 30 I-2 20` */
function namedIn(words: readonly string[]) {
  return words.flatMap((word, place) =>
    place % 2 === 0 ? [{ invoiceNumber: word, amountMinor: BigInt(words[place + 1] ?? '0') }] : [],
  );
}

function noteExcess({ excessMinor }: { excessMinor: bigint }): string {
  return excessMinor > 0n ? `exceeds ${excessMinor}` : '';
}

function noteRefusal(result: Result<unknown>): string {
  return result.ok ? '' : result.refusal.code;
}
