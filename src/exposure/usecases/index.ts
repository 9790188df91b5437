import type { Command, RowOutcome } from '#platform';
import { bookDocuments, type DocumentKind, type Sent, toRowOutcome, type WhenLocked } from './book-documents.ts';
import {
  creditNotes,
  deliveries,
  invoices,
  receipts,
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

export type { WhenLocked } from './book-documents.ts';

/** Chunks of a file. The caller records the audit entry of its chunk. */
const chunksOf =
  <Input extends Sent, Document>(kind: DocumentKind<Input, Document>) =>
  async (command: Command, rows: readonly Input[], whenLocked?: WhenLocked): Promise<RowOutcome[]> =>
    (await bookDocuments(command, kind, rows, whenLocked)).map(toRowOutcome);

export const bookDeliveries = chunksOf(deliveries);
export const bookInvoices = chunksOf(invoices);
export const bookCreditNotes = chunksOf(creditNotes);
export const bookReceipts = chunksOf(receipts);
