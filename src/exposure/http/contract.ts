import { z } from 'zod';
import { Code, Day, endpoint, PageQuery, pageOf, Reason } from '#platform/contract';
import { BillAnswer } from '#receivables/contract';
import { causes } from '../books.ts';
import { utilisationBands } from '../utilisation.ts';
import {
  CheckAnswer,
  CheckBatchAnswer,
  CheckBody,
  CheckRecord,
  DeliveryFindingsAnswer,
  InvoiceFindingsAnswer,
  OutlookAnswer,
} from './check-shapes.ts';
import {
  BatchAnswer,
  BatchBody,
  BillStepBody,
  CreditNoteAnswer,
  CreditNoteBody,
  DeliveryAnswer,
  DeliveryBody,
  DisputeAnswer,
  InvoiceAnswer,
  InvoiceBody,
  ReceiptAnswer,
  ReceiptBody,
} from './document-shapes.ts';
import {
  ForcedHoldBody,
  HoldAnswer,
  HoldStatus,
  PaperAnswer,
  ReleaseBody,
  ReleaseHoldBody,
  ReleasePreview,
  ReleasePreviewBody,
  ReservationAnswer,
} from './hold-shapes.ts';
import { itemDoors } from './item-shapes.ts';
import { payerDoors } from './payer-shapes.ts';
import { PreCheckAnswer, PreCheckBody } from './pre-check-shapes.ts';
import { EntryAnswer, EntryFilterQuery, PortfolioItem, PositionAnswer } from './position-shapes.ts';
import { takeBackDoors } from './take-back-shapes.ts';

export { releaseReasons } from './hold-shapes.ts';
export { causes, utilisationBands };

const ById = z.strictObject({ id: z.uuid() });
const ByCode = z.strictObject({ code: Code });

const ofCustomer = z.strictObject({ ...PageQuery, customerCode: Code });

export const exposureContract = {
  checkCredit: endpoint({
    method: 'POST',
    path: '/credit-checks',
    may: 'credit:check',
    summary: 'Check an order against the customer’s limit, and reserve it when it passes',
    description:
      'Answers 200 whatever the outcome. The document is customerCode + type + number: a new check of it replaces its own reservation, also where another pays it from now on. A quotation and a simulation reserve nothing.',
    body: CheckBody,
    answer: CheckAnswer,
  }),
  checkCredits: endpoint({
    method: 'POST',
    path: '/credit-checks/batch',
    may: 'credit:check',
    summary: 'Check up to 1,000 orders in the order given; each is answered for itself',
    description:
      'Each item is the body of one check, and a check of its own: a bad one leaves the others standing. Its key is the Idempotency-Key and its place in the list: the same batch sent again is answered as the first time, also when it broke off in between; with other items it is a conflict, item by item.',
    body: BatchBody,
    answer: CheckBatchAnswer,
  }),
  preCheck: endpoint({
    method: 'POST',
    path: '/credit-checks/pre-check',
    may: 'credit:check',
    summary: 'How much may be sold on credit, from when, on which terms; several orders together. Reserves nothing',
    body: PreCheckBody,
    answer: PreCheckAnswer,
    idempotent: false,
  }),
  getCheck: endpoint({
    method: 'GET',
    path: '/credit-checks/{id}',
    may: 'holds:read',
    summary: 'One decision, with everything it knew',
    params: ById,
    answer: CheckRecord,
  }),
  listChecks: endpoint({
    method: 'GET',
    path: '/credit-checks',
    may: 'holds:read',
    summary: 'A customer’s checks, newest first',
    query: ofCustomer,
    answer: pageOf(CheckAnswer),
  }),
  listHolds: endpoint({
    method: 'GET',
    path: '/holds',
    may: 'holds:read',
    summary: 'Held documents, oldest first; those that ended newest first',
    query: z.strictObject({
      ...PageQuery,
      status: HoldStatus.optional(),
      customerCode: Code.optional(),
      sellerCode: Code.optional(),
      mine: z.stringbool().optional().describe('Of customers that the caller looks after, or asked for by the caller.'),
      with: z.literal('now').optional().describe('`now`: with what the check says of each open one today.'),
    }),
    answer: pageOf(HoldAnswer),
  }),
  getHoldMark: endpoint({
    method: 'GET',
    path: '/holds/mark',
    may: 'holds:read',
    summary: 'Changes whenever a hold is made, ends, or is found to have lost its reasons: for screens that keep up',
    answer: z.strictObject({ mark: z.string() }),
  }),
  waysOutOfHold: endpoint({
    method: 'GET',
    path: '/holds/{id}/ways-out',
    may: 'holds:read',
    summary: 'What would let a held document go, the best way first, as things stand now',
    params: ById,
    answer: OutlookAnswer,
  }),
  waysOutOfCheck: endpoint({
    method: 'POST',
    path: '/credit-checks/ways-out',
    may: 'credit:check',
    summary: 'The same for a document that is not held yet; writes nothing',
    body: CheckBody,
    answer: OutlookAnswer,
    idempotent: false,
  }),
  releaseHold: endpoint({
    method: 'POST',
    path: '/holds/{id}/release',
    may: 'holds:release',
    summary: 'Release a held document: it gets its reservation in spite of the objections',
    params: ById,
    body: ReleaseHoldBody,
    answer: HoldAnswer,
  }),
  declineHold: endpoint({
    method: 'POST',
    path: '/holds/{id}/decline',
    may: 'holds:release',
    summary: 'Say no to a held document: it is not to go as it stands',
    description: 'It may be checked again. What was approved of it before stays as it was.',
    params: ById,
    body: ReleaseBody,
    answer: HoldAnswer,
  }),
  withdrawHold: endpoint({
    method: 'POST',
    path: '/holds/{id}/withdraw',
    may: 'credit:check',
    summary: 'Take back a held document that is not wanted any more',
    description: 'By who asked for it, who looks after its customer, or a machine.',
    params: ById,
    body: ReleaseBody,
    answer: HoldAnswer,
  }),
  attachEvidence: endpoint({
    method: 'POST',
    path: '/holds/{id}/evidence',
    may: 'holds:release',
    summary: 'Keep a paper that a release rests on, before it or afterwards',
    description: 'multipart/form-data with one PDF, PNG or JPEG of 10 MB at most. The same bytes again change nothing.',
    params: ById,
    answer: PaperAnswer,
    idempotent: false,
  }),
  getEvidence: endpoint({
    method: 'GET',
    path: '/evidence/{id}',
    may: 'holds:read',
    summary: 'Download a paper of a hold',
    params: ById,
    answer: z.unknown(),
  }),
  forceHold: endpoint({
    method: 'POST',
    path: '/holds',
    may: 'holds:release',
    summary: 'Put an approved document on hold although the check let it pass',
    description:
      'It keeps its reservation. Every check of it, and of deliveries of the order, is held until somebody else with the authority releases it.',
    body: ForcedHoldBody,
    answer: HoldAnswer,
  }),
  previewRelease: endpoint({
    method: 'POST',
    path: '/holds/release-preview',
    may: 'holds:release',
    summary:
      'What releasing these holds would come to: which the caller may release, which not and why; writes nothing',
    body: ReleasePreviewBody,
    answer: ReleasePreview,
    idempotent: false,
  }),
  listReservations: endpoint({
    method: 'GET',
    path: '/reservations',
    may: 'holds:read',
    summary: 'A customer’s open reservations',
    query: z.strictObject({ ...ofCustomer.shape, status: z.enum(['open', 'used', 'released', 'replaced']).optional() }),
    answer: pageOf(ReservationAnswer),
  }),
  releaseReservation: endpoint({
    method: 'POST',
    path: '/reservations/{id}/release',
    may: 'reservations:release',
    summary: 'Give back what an order reserved and does not need any more',
    params: ById,
    body: ReleaseBody,
    answer: ReservationAnswer,
  }),
  postDelivery: endpoint({
    method: 'POST',
    path: '/deliveries',
    may: 'receivables:write',
    summary: 'Book a delivery; it takes over its order’s reservation',
    body: DeliveryBody,
    answer: DeliveryAnswer,
    creates: true,
  }),
  postInvoice: endpoint({
    method: 'POST',
    path: '/invoices',
    may: 'receivables:write',
    summary:
      'Book an invoice; it takes over its delivery or its order’s reservation, and is never refused for the limit',
    body: InvoiceBody,
    answer: InvoiceAnswer,
    creates: true,
  }),
  getDeliveryFindings: endpoint({
    method: 'GET',
    path: '/deliveries/{id}/failed-rules',
    may: 'limits:read',
    summary: 'What a delivery failed that left without a check',
    params: ById,
    answer: DeliveryFindingsAnswer,
  }),
  getInvoiceFindings: endpoint({
    method: 'GET',
    path: '/invoices/{id}/failed-rules',
    may: 'limits:read',
    summary: 'What an invoice failed when it was booked, where the policy controls invoices: none is refused',
    params: ById,
    answer: InvoiceFindingsAnswer,
  }),
  postReceipt: endpoint({
    method: 'POST',
    path: '/receipts',
    may: 'receivables:write',
    summary: 'Book a receipt against the named invoices, or the oldest due first',
    body: ReceiptBody,
    answer: ReceiptAnswer,
    creates: true,
  }),
  postCreditNote: endpoint({
    method: 'POST',
    path: '/credit-notes',
    may: 'receivables:write',
    summary: 'Book a credit note against the named invoices, or the oldest due first',
    body: CreditNoteBody,
    answer: CreditNoteAnswer,
    creates: true,
  }),
  ...takeBackDoors,
  stepBill: endpoint({
    method: 'POST',
    path: '/bills/{id}/steps',
    may: 'receivables:write',
    summary: 'Take an acceptance bill one step on: honoured, endorsed, discounted, or dishonoured',
    description: 'Dishonoured, the invoices that it paid are open again.',
    params: ById,
    body: BillStepBody,
    answer: BillAnswer,
  }),
  raiseDispute: endpoint({
    method: 'POST',
    path: '/disputes',
    may: 'receivables:write',
    summary: 'Mark an open invoice as disputed: it stays in the exposure, and does not count as overdue',
    body: z.strictObject({ customerCode: Code, invoiceNumber: Code, raisedOn: Day.optional(), reason: Reason }),
    answer: DisputeAnswer,
    creates: true,
  }),
  settleDispute: endpoint({
    method: 'POST',
    path: '/disputes/{id}/settle',
    may: 'receivables:write',
    summary: 'End a dispute',
    params: ById,
    body: z.strictObject({ resolution: Reason }),
    answer: DisputeAnswer,
  }),
  postDeliveries: batch('deliveries'),
  postInvoices: batch('invoices'),
  postReceipts: batch('receipts'),
  getPosition: endpoint({
    method: 'GET',
    path: '/customers/{code}/position',
    may: 'limits:read',
    summary: 'What the customer owes and may still owe',
    description: '`asOf` moves the validity of the limit; the exposure is as booked now.',
    params: ByCode,
    query: z.strictObject({
      asOf: Day.optional(),
      with: z.literal('marks').optional().describe('`marks`: with what is in use under which of them.'),
    }),
    answer: PositionAnswer,
  }),
  listEntries: endpoint({
    method: 'GET',
    path: '/customers/{code}/entries',
    may: 'limits:read',
    summary: 'The ledger of one customer, newest first: the position is its sum',
    params: ByCode,
    query: z.strictObject({ ...PageQuery, ...EntryFilterQuery }),
    answer: pageOf(EntryAnswer),
  }),
  exportEntries: endpoint({
    method: 'GET',
    path: '/customers/{code}/entries/file',
    may: 'limits:read',
    summary: 'The same as a file for a spreadsheet: CSV of any length, or XLSX of 50,000 lines at most',
    params: ByCode,
    query: z.strictObject({
      ...EntryFilterQuery,
      format: z.enum(['csv', 'xlsx']).default('csv'),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    answer: z.unknown(),
  }),
  listPositions: endpoint({
    method: 'GET',
    path: '/positions',
    may: 'limits:read',
    summary: 'Customers with their positions',
    query: z.strictObject({
      ...PageQuery,
      search: z
        .string()
        .trim()
        .max(100)
        .optional()
        .describe(
          'Part of the name, the code, the social credit code, or of the name’s pinyin: in full or its initials.',
        ),
      status: z.enum(['active', 'inactive', 'blacklisted', 'frozen', 'over_limit', 'overdue']).optional(),
      owner: z
        .union([z.enum(['me', 'nobody']), z.uuid()])
        .optional()
        .describe('Who looks after them: the caller, nobody, or the id of a user.'),
      grade: z.string().max(8).optional().describe('A grade; `none`: not assessed yet.'),
      bucket: z
        .enum(['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90'])
        .optional()
        .describe('Something open of this age.'),
      utilisation: z.enum(utilisationBands).optional().describe('How much of the limit in force is used.'),
      industry: z.string().trim().max(100).optional(),
      groupOf: Code.optional().describe('The credit group of this customer.'),
      sort: z.enum(['name', 'code', 'headroom', 'exposure', 'overdue', 'utilisation']).default('name'),
    }),
    answer: pageOf(PortfolioItem),
  }),
  ...itemDoors,
  ...payerDoors,
};

function batch(of: 'deliveries' | 'invoices' | 'receipts') {
  return endpoint({
    method: 'POST',
    path: `/${of}/batch`,
    may: 'receivables:write',
    summary: `Book up to 1,000 ${of}; each is answered for itself`,
    body: BatchBody,
    answer: BatchAnswer,
  });
}
