import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson, ok, type Result } from '#kernel';
import { type Done, type Origin, type Platform, presentRefusal, runCommand } from '#platform';
import type { exposureContract as doors } from '../http/contract.ts';
import { DeliveryBody, InvoiceBody, ReceiptBody } from '../http/document-shapes.ts';
import { type Booked, bookDocuments, type DocumentKind, type Sent } from './book-documents.ts';
import { deliveries, invoices, receipts } from './document-kinds.ts';
import { parseItem } from './parse-item.ts';

type BatchAnswer = z.input<typeof doors.postInvoices.answer>;
type Posted = Promise<Result<Done<BatchAnswer>>>;

export function postDeliveries(platform: Platform, origin: Origin, items: readonly unknown[]): Posted {
  return postBatch(platform, origin, deliveries, DeliveryBody, items);
}

export function postInvoices(platform: Platform, origin: Origin, items: readonly unknown[]): Posted {
  return postBatch(platform, origin, invoices, InvoiceBody, items);
}

export function postReceipts(platform: Platform, origin: Origin, items: readonly unknown[]): Posted {
  return postBatch(platform, origin, receipts, ReceiptBody, items);
}

/** Books what is good of a batch and answers every item for itself. One command, one audit entry. */
function postBatch<Input extends Sent, Document>(
  platform: Platform,
  origin: Origin,
  kind: DocumentKind<Input, Document>,
  schema: z.ZodType<Input>,
  items: readonly unknown[],
): Posted {
  const name = `receivables.post_${kind.noun}_batch`;
  return runCommand(platform, origin, { name, may: 'receivables:write', input: items }, async (command) => {
    const parsed = items.map((item) => parseItem(schema, item));
    const good = parsed.flatMap((result) => (result.ok ? [result.value] : []));
    const booked = (await bookDocuments(command, kind, good)).values();
    const outcomes = parsed.map((result) => (result.ok ? (booked.next().value as Result<Booked<Document>>) : result));
    const answer = presentBatch(items, outcomes);
    if (answer.created > 0) {
      const rowsHash = createHash('sha256').update(canonicalJson(items)).digest('hex');
      const { created, unchanged, refused } = answer;
      command.record({ subject: `${kind.noun} batch`, detail: { created, unchanged, refused, rowsHash } });
    }
    return ok({ answer, effect: answer.created > 0 ? 'changed' : 'unchanged' });
  });
}

function presentBatch(items: readonly unknown[], outcomes: readonly Result<Booked<unknown>>[]): BatchAnswer {
  const answered = outcomes.map((outcome, index) => {
    const number = numberOf(items[index]);
    if (outcome.ok) return { index, number, status: outcome.value.effect === 'created' ? 201 : 200, problem: null };
    const problem = presentRefusal(outcome.refusal);
    return { index, number, status: problem.status, problem };
  });
  return {
    items: answered,
    created: answered.filter(({ status }) => status === 201).length,
    unchanged: answered.filter(({ status }) => status === 200).length,
    refused: answered.filter(({ problem }) => problem !== null).length,
  };
}

function numberOf(item: unknown): string | null {
  const number = (item as { number?: unknown } | null)?.number;
  return typeof number === 'string' ? number : null;
}
