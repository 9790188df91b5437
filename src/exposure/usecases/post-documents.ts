import type { z } from 'zod';
import type { Customer } from '#customers';
import { ok, type Result } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand, type Sql, type Tx } from '#platform';
import { loadAllocations, noteNotPaid } from '#receivables/usecases';
import type { exposureContract as doors } from '../http/contract.ts';
import {
  presentCreditNote,
  presentDelivery,
  presentInvoice,
  presentReceipt,
  presentWriteOff,
} from '../http/present.ts';
import { bookDocuments, type DocumentKind, type Sent } from './book-documents.ts';
import {
  creditNotes,
  deliveries,
  invoices,
  type PostedSettlement,
  receipts,
  type SentCreditNote,
  type SentDelivery,
  type SentInvoice,
  type SentReceipt,
  type SentWriteOff,
  writeOffs,
} from './document-kinds.ts';

type Answer<Door extends keyof typeof doors> = Promise<Result<Done<z.input<(typeof doors)[Door]['answer']>>>>;

export function postDelivery(platform: Platform, origin: Origin, sent: SentDelivery): Answer<'postDelivery'> {
  return postOne(platform, origin, deliveries, sent, async (delivery, customer) => presentDelivery(delivery, customer));
}

export function postInvoice(platform: Platform, origin: Origin, sent: SentInvoice): Answer<'postInvoice'> {
  return postOne(platform, origin, invoices, sent, async (invoice, customer) => presentInvoice(invoice, customer));
}

export function postReceipt(platform: Platform, origin: Origin, sent: SentReceipt): Answer<'postReceipt'> {
  return postOne(platform, origin, receipts, sent, async (posted, customer, db) =>
    presentReceipt(posted.settlement, await allocationsOf(posted, customer, db), customer),
  );
}

export function postCreditNote(platform: Platform, origin: Origin, sent: SentCreditNote): Answer<'postCreditNote'> {
  return postOne(platform, origin, creditNotes, sent, async (posted, customer, db) =>
    presentCreditNote(posted.settlement, await allocationsOf(posted, customer, db), customer),
  );
}

/** 坏账核销: the claim is given up, by somebody who may; its invoices count in no payment behaviour. */
export function postWriteOff(platform: Platform, origin: Origin, sent: SentWriteOff): Answer<'postWriteOff'> {
  return postOne(
    platform,
    origin,
    writeOffs,
    sent,
    async (posted, customer, db) => {
      const allocations = await allocationsOf(posted, customer, db);
      await noteNotPaid(
        db,
        customer,
        allocations.map(({ invoiceNumber }) => invoiceNumber),
      );
      return presentWriteOff(posted.settlement, allocations, customer);
    },
    'receivables:write_off',
  );
}

async function postOne<Input extends Sent, Document, Presented>(
  platform: Platform,
  origin: Origin,
  kind: DocumentKind<Input, Document>,
  sent: Input,
  present: (document: Document, customer: Customer, db: Tx) => Promise<Presented>,
  may: 'receivables:write' | 'receivables:write_off' = 'receivables:write',
): Promise<Result<Done<Presented>>> {
  const name = `receivables.post_${kind.noun.replace(' ', '_')}`;
  const input = { name, may, input: sent, customerCode: sent.customerCode };
  return runCommand(platform, origin, input, async (command: Command) => {
    const [booked] = await bookDocuments(command, kind, [sent]);
    if (booked === undefined) throw new Error('One document was sent and none was answered.');
    if (!booked.ok) return booked;
    const { document, customer, effect } = booked.value;
    const answer = await present(document, customer, command.tx);
    if (effect === 'created') {
      command.record({ subject: `${kind.noun} ${sent.number}`, customerId: customer.customerId, detail: answer });
    }
    return ok({ answer, effect });
  });
}

/** Of a settlement that was there already, what it has paid since stands in the database. */
function allocationsOf({ settlement, allocations }: PostedSettlement, customer: Customer, db: Sql) {
  return allocations === null ? loadAllocations(db, customer, settlement.settlementId) : Promise.resolve(allocations);
}
