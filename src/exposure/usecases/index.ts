import type { Command, RowOutcome } from '#platform';
import { bookDocuments, toRowOutcome, type WhenLocked } from './book-documents.ts';
import {
  creditNotes,
  deliveries,
  invoices,
  receipts,
  type SentCreditNote,
  type SentDelivery,
  type SentInvoice,
  type SentReceipt,
} from './document-kinds.ts';

export type { SentDelivery, SentInvoice, SentReceipt };
export { inWords } from '../store/checks.ts';
export { auditedDecision, checkCommand } from './audit-checks.ts';
export { type CheckLanes, createCheckLanes } from './check-lanes.ts';
export { countHolds } from '../store/holds.ts';
export { countedExposure } from '../store/counted.ts';
export { presentCheck, presentObjection } from '../http/present-check.ts';
export { type ReadPosition, readPosition } from './read-position.ts';
export { importItems } from './record-items.ts';
export { revaluationJob } from './revaluation-job.ts';
export { type Revaluation, revalueExposure } from './revalue-exposure.ts';
export { releaseHold } from './release-hold.ts';
export { replayCheck } from './replay-check.ts';
export { type DecisionFinding, type DecisionVerdict, verifyDecisions } from './verify-decisions.ts';
export { budgetJob } from './budget-job.ts';
export { figureRules, ruleFiguresJob } from './rule-figures-job.ts';
export { reviewHolds } from './review-holds.ts';
export { expiryJob } from './expire-reservations.ts';
export { declineHold } from './end-hold.ts';
export { importOrders, type SentOrder } from './import-orders.ts';
export { holdReviewJob } from './review-holds-job.ts';
export { openRuleDesk } from './rule-desk.ts';
export { staysWithPayers } from './stays-with-payers.ts';
export { type ExposureVerdict, verifyExposure } from './verify-exposure.ts';

// Chunks of a file. The caller records the audit entry of its chunk.

export type { WhenLocked } from './book-documents.ts';

export async function bookDeliveries(
  command: Command,
  rows: readonly SentDelivery[],
  whenLocked?: WhenLocked,
): Promise<RowOutcome[]> {
  return (await bookDocuments(command, deliveries, rows, whenLocked)).map(toRowOutcome);
}

export async function bookInvoices(
  command: Command,
  rows: readonly SentInvoice[],
  whenLocked?: WhenLocked,
): Promise<RowOutcome[]> {
  return (await bookDocuments(command, invoices, rows, whenLocked)).map(toRowOutcome);
}

export async function bookCreditNotes(command: Command, rows: readonly SentCreditNote[]): Promise<RowOutcome[]> {
  return (await bookDocuments(command, creditNotes, rows)).map(toRowOutcome);
}

export async function bookReceipts(
  command: Command,
  rows: readonly SentReceipt[],
  whenLocked?: WhenLocked,
): Promise<RowOutcome[]> {
  return (await bookDocuments(command, receipts, rows, whenLocked)).map(toRowOutcome);
}
