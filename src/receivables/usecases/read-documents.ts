import { type Currency, ok, type Result } from '#kernel';
import { customerNotFound } from '#customers';
import { findCustomers } from '#customers/usecases';
import type { Platform, Sql } from '#platform';
import { type DocumentPage, listDeliveries, listInvoices, listSettlements } from '../store/read-documents.ts';

export type DocumentsAsked = Omit<DocumentPage, 'owner'> & { readonly customerCode: string };
export type DocumentsRead<Document> = { readonly currency: Currency; readonly documents: readonly Document[] };

export const readInvoices = readerOf(listInvoices);
export const readDeliveries = readerOf(listDeliveries);
export const readSettlements = readerOf(listSettlements);

/** A customer's documents of one kind, newest first. */
function readerOf<Document>(list: (db: Sql, page: DocumentPage) => Promise<Document[]>) {
  return async (
    { database }: Platform,
    { customerCode, ...page }: DocumentsAsked,
  ): Promise<Result<DocumentsRead<Document>>> => {
    const customer = (await findCustomers(database.sql, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const documents = await list(database.sql, { ...page, owner: customer });
    return ok({ currency: customer.currency, documents });
  };
}
