import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import type { Platform } from '#platform';
import { listAttachments } from '../store/attachments.ts';
import { loadExternalRecords } from '../store/external-records.ts';

/** What is known of a customer from outside, the newest first, with the papers of each. */
export async function readExternal({ database }: Platform, customerCode: string) {
  const db = database.sql;
  const customer = await findCustomer(db, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [records, attachments] = await Promise.all([
    loadExternalRecords(db, [customer]),
    listAttachments(db, customer),
  ]);
  const papers = Map.groupBy(attachments, ({ recordId }) => recordId);
  return ok({
    currency: customer.currency,
    items: (records.get(customer.customerId) ?? []).map((record) => ({
      record,
      attachments: papers.get(record.recordId) ?? [],
    })),
  });
}
