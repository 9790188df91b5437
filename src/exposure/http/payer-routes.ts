import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { money, ok, toJson } from '#kernel';
import { type Platform, type Route, read } from '#platform';
import { listOtherMembers, listPaidForOthers, type PaidForOther } from '../store/paid-for-others.ts';
import { payerDoors as doors } from './payer-shapes.ts';

/** As many documents as one page shows. */
const most = 200;

export function payerRoutes({ database: { sql: db } }: Platform): Route[] {
  return [
    read(doors.listPayers, async ({ params }) => {
      const customer = await findCustomer(db, params.code);
      if (customer === undefined) return customerNotFound(params.code);
      const [members, documents] = await Promise.all([
        listOtherMembers(db, customer),
        listPaidForOthers(db, customer, customer.code, most),
      ]);
      const active = members.filter(({ status }) => status === 'active');
      const names = new Map([customer, ...members].map(({ code, name }) => [code, name]));
      const party = (code: string) => ({ code, name: names.get(code) ?? code });
      return ok({
        members: active.map(({ code, name }) => ({ code, name })),
        documents: documents.map((one) => presentPaid(one, party)),
      });
    }),
  ];
}

function presentPaid(
  { type, number, buyerCode, payerCode, held, currency, openMinor, day }: PaidForOther,
  party: (code: string) => { code: string; name: string },
) {
  const open = toJson(money(currency, openMinor));
  return { type, number, buyer: party(buyerCode), payer: party(payerCode), held, open, day };
}
