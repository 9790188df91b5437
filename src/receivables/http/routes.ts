import { z } from 'zod';
import { type CalendarDate, type Currency, ok, type Result } from '#kernel';
import { type Call, decodeCursor, encodeCursor, type Platform, type Route, read, toPage } from '#platform';
import { Day } from '#platform/contract';
import { readAgeing } from '../usecases/read-ageing.ts';
import { readCollection } from '../usecases/read-collection.ts';
import {
  type DocumentsAsked,
  type DocumentsRead,
  readDeliveries,
  readInvoices,
  readSettlements,
} from '../usecases/read-documents.ts';
import { readPaymentBehaviour } from '../usecases/read-payment-behaviour.ts';
import { listBills } from '../store/read-bills.ts';
import { receivablesContract as doors } from './contract.ts';
import { historyRoutes } from './history-routes.ts';
import { sellerRoutes } from './seller-routes.ts';
import { presentBill } from './present-bill.ts';
import {
  presentAgeing,
  presentBehaviour,
  presentCollection,
  presentDelivery,
  presentInvoice,
  presentSettlement,
} from './present.ts';

export function receivablesRoutes(platform: Platform): Route[] {
  return [
    read(doors.getAgeing, async ({ params, query, today }) => {
      const found = await readAgeing(platform, { customerCode: params.code, asOf: query.asOf ?? today });
      return found.ok ? ok(presentAgeing(found.value)) : found;
    }),
    read(doors.getBehaviour, async ({ params, query, today }) => {
      const found = await readPaymentBehaviour(platform, { customerCode: params.code, asOf: query.asOf ?? today });
      return found.ok ? ok(presentBehaviour(found.value)) : found;
    }),
    read(doors.getCollection, async ({ params, query, today }) => {
      const found = await readCollection(platform, { customerCode: params.code, asOf: query.asOf ?? today });
      return found.ok ? ok(presentCollection(found.value)) : found;
    }),
    read(doors.listInvoices, (call) =>
      page(call, (asked) => readInvoices(platform, asked), {
        item: (invoice, currency) => presentInvoice(invoice, currency, call.today),
        place: ({ issuedOn, invoiceId }) => [issuedOn, invoiceId],
      }),
    ),
    read(doors.listDeliveries, (call) =>
      page(call, (asked) => readDeliveries(platform, asked), {
        item: presentDelivery,
        place: ({ deliveredOn, deliveryId }) => [deliveredOn, deliveryId],
      }),
    ),
    read(doors.listBills, async ({ query }) => {
      const place = decodeCursor(query.cursor, Place);
      if (!place.ok) return place;
      const bills = await listBills(platform.database.sql, {
        customerCode: query.customerCode,
        states: query.state === 'open' ? ['held', 'endorsed', 'discounted'] : [query.state],
        dueUpTo: query.dueUpTo,
        after: place.value && { dueOn: place.value[0], id: place.value[1] },
        limit: query.limit + 1,
      });
      return ok(
        toPage(bills, query.limit, { item: presentBill, cursor: ({ dueOn, id }) => encodeCursor([dueOn, id]) }),
      );
    }),
    read(doors.listSettlements, (call) =>
      page(call, (asked) => readSettlements(platform, asked), {
        item: presentSettlement,
        place: ({ settledOn, settlementId }) => [settledOn, settlementId],
      }),
    ),
    ...historyRoutes(platform),
    ...sellerRoutes(platform),
  ];
}

const Place = z.tuple([Day, z.uuid()]);

type PageCall = Call<
  { code: string },
  { open?: boolean | undefined; limit: number; cursor?: string | undefined },
  unknown
>;

async function page<Document, Item>(
  { params, query }: PageCall,
  readDocuments: (asked: DocumentsAsked) => Promise<Result<DocumentsRead<Document>>>,
  present: {
    item: (document: Document, currency: Currency) => Item;
    place: (document: Document) => [CalendarDate, string];
  },
): Promise<Result<{ items: Item[]; nextCursor: string | null }>> {
  const place = decodeCursor(query.cursor, Place);
  if (!place.ok) return place;
  const found = await readDocuments({
    customerCode: params.code,
    onlyOpen: query.open === true,
    after: place.value && { day: place.value[0], id: place.value[1] },
    count: query.limit + 1,
  });
  if (!found.ok) return found;
  const { documents, currency } = found.value;
  return ok(
    toPage(documents, query.limit, {
      item: (document) => present.item(document, currency),
      cursor: (document) => encodeCursor(present.place(document)),
    }),
  );
}
