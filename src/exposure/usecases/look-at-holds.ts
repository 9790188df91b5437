import type { Customer } from '#customers';
import { ok, type Result, refuse } from '#kernel';
import { type Platform, type Sql, todayAt } from '#platform';
import { marksOf } from '#receivables';
import { forcedHoldOf } from '../forced-hold.ts';
import { boughtBy } from '../payers.ts';
import { findHold, loadOpenHolds, type NamedHold } from '../store/holds.ts';
import { openCurrencyDesk } from './currency-desk.ts';
import { findParties, partiesOfHolds } from './find-parties.ts';
import { acceptable, type SentCheck } from './sent-check.ts';
import { findWaysOut, type OnDay, type Outlook, type Tried } from './find-ways-out.ts';

/** What the check says today of these open holds, and their ways out; by the hold's id. */
export function lookAtHolds(
  { database, clock, company }: Platform,
  holds: readonly NamedHold[],
): Promise<Map<string, Outlook>> {
  return lookAtHoldsIn(database.sql, { today: todayAt(clock, company), timeZone: company.timeZone }, holds);
}

/** The same inside a transaction. */
export async function lookAtHoldsIn(db: Sql, when: OnDay, holds: readonly NamedHold[]): Promise<Map<string, Outlook>> {
  const ordersOf = holds.flatMap(({ creditGroupId, customerId, orderNumber, buyerCode }) =>
    orderNumber === null
      ? []
      : [{ creditGroupId, customerId, type: 'sales_order' as const, number: orderNumber, ...boughtBy(buyerCode) }],
  );
  const [parties, orderHolds] = await Promise.all([partiesOfHolds(db, holds), loadOpenHolds(db, ordersOf)]);
  const orderHoldOf = ({ customerId, orderNumber, buyerCode }: NamedHold) =>
    orderHolds.find(
      (one) => one.customerId === customerId && one.document.number === orderNumber && one.buyerCode === buyerCode,
    );
  const tried = holds.flatMap((hold) => {
    const { payer, ...others } = parties(hold);
    return payer === undefined ? [] : [{ hold, ...triedOf(hold, payer, orderHoldOf(hold)), ...others }];
  });
  const outlooks = await findWaysOut(db, when, tried);
  return new Map(
    tried.flatMap(({ hold }, place) => {
      const outlook = outlooks[place];
      return outlook === undefined ? [] : [[hold.holdId, outlook]];
    }),
  );
}

/** The ways out of one hold, which must be open: what is decided has no way but the one it went. */
export async function waysOutOfHold(platform: Platform, holdId: string): Promise<Result<Outlook>> {
  const hold = await findHold(platform.database.sql, holdId);
  if (hold === undefined) return refuse('not_found', 'hold_not_found', `There is no hold ${holdId}.`);
  if (hold.status !== 'open')
    return refuse('conflict', 'hold_not_open', `This hold is ${hold.status} since ${hold.closedAt?.toISOString()}.`);
  const outlook = (await lookAtHolds(platform, [hold])).get(hold.holdId);
  if (outlook === undefined) throw new Error(`Hold ${holdId} belongs to no customer.`);
  return ok(outlook);
}

/** The same for a document that somebody only asks about. */
export async function waysOutOfCheck(platform: Platform, sent: SentCheck): Promise<Result<Outlook>> {
  const when = { today: todayAt(platform.clock, platform.company), timeZone: platform.company.timeZone };
  const accepted = acceptable(sent, when.today);
  if (!accepted.ok) return accepted;
  const db = platform.database.sql;
  const parties = await findParties(db, sent);
  if (!parties.ok) return parties;
  const { payer: customer, buyer, home } = parties.value;
  const { document, amount, prepaid } = sent;
  const day = sent.asOf ?? when.today;
  const rates = await openCurrencyDesk(db, when.today, [{ customer, amount, day }]);
  const rate = rates(customer, amount, day);
  if (!rate.ok) return rate;
  const asked = { amountMinor: amount.minor, prepaidMinor: prepaid?.minor ?? 0n };
  const request = { documentType: document.type, ...asked };
  const original = rate.value === null ? {} : { original: { rate: rate.value, ...asked } };
  const [outlook] = await findWaysOut(db, when, [
    { customer, buyer, home, ...document, marks: marksOf(sent), request, ...original },
  ]);
  if (outlook === undefined) throw new Error(`${sent.customerCode} was asked about and not answered.`);
  return ok(outlook);
}

/** What it would be as a check of today. A hold that somebody forced stays one. */
export function triedOf(hold: NamedHold, customer: Customer, orderHold?: NamedHold): Tried {
  const { document, orderNumber, amountMinor, reserveMinor, original } = hold;
  const own = original?.minor;
  const request = { documentType: document.type, amountMinor, prepaidMinor: amountMinor - reserveMinor };
  return {
    customer,
    number: document.number,
    orderNumber: orderNumber ?? undefined,
    marks: hold.marks,
    deliverOn: hold.deliverOn ?? undefined,
    forcedHold: forcedHoldOf(hold, orderHold, orderNumber ?? undefined),
    request,
    ...(original !== undefined &&
      own !== undefined && {
        original: {
          rate: original.rate,
          amountMinor: own.amountMinor,
          prepaidMinor: own.amountMinor - own.reserveMinor,
        },
      }),
  };
}
