import { z } from 'zod';
import { Code, Day, endpoint, Instant, MoneyAnswer, NonNegativeMoney, Reason } from '#platform/contract';
import { mediaTypes } from '../external/attached-file.ts';
import { recordTypeCodes } from '../external/record-types.ts';

const ByCode = z.strictObject({ code: Code });
const ById = z.strictObject({ id: z.uuid() });
const Type = z.enum(recordTypeCodes);
const Entered = z.strictObject({ id: z.string() });
const Line = z.string().trim().min(1).max(200);

const AttachmentAnswer = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    mediaType: z.enum(mediaTypes),
    sizeBytes: z.int(),
    addedBy: z.string(),
    addedAt: Instant,
  })
  .meta({ id: 'Attachment' });

const RecordAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['credit_report', 'registry', 'judicial']),
    type: Type,
    occurredOn: z.string(),
    source: z.string(),
    reference: z.string(),
    amount: MoneyAnswer.nullable(),
    rating: z.string().nullable(),
    score: z.int().nullable(),
    note: z.string(),
    closedOn: z.string().nullable().describe('The day it was settled or lifted.'),
    recordedBy: z.string(),
    recordedAt: Instant,
    attachments: z.array(AttachmentAnswer),
  })
  .meta({ id: 'ExternalRecord' });

/** Reports, the registry and the courts: dated facts with their source and their papers. */
export const externalDoors = {
  listExternalRecords: endpoint({
    method: 'GET',
    path: '/customers/{code}/external-records',
    may: 'assessments:read',
    summary: 'Credit reports, registry entries and cases of a customer, the newest first',
    params: ByCode,
    answer: z.strictObject({ items: z.array(RecordAnswer) }),
  }),
  recordExternal: endpoint({
    method: 'POST',
    path: '/customers/{code}/external-records',
    may: 'assessments:write',
    summary: 'Enter a credit report, a registry entry or a case',
    description: 'The same fact again answers 200; the same in other words is a conflict.',
    params: ByCode,
    body: z.strictObject({
      type: Type,
      occurredOn: Day.describe('The day of the fact, or of the report.'),
      source: Line,
      reference: Line.describe('What it is found by at its source: the number of a case, of a report.'),
      amount: NonNegativeMoney.optional(),
      rating: z.string().trim().min(1).max(50).optional().describe('Of a credit report.'),
      score: z.int().optional().describe('Of a credit report, 0 to 100.'),
      note: z.string().trim().max(2_000).optional(),
      closedOn: Day.optional(),
    }),
    answer: Entered,
    creates: true,
  }),
  closeExternal: endpoint({
    method: 'POST',
    path: '/external-records/{id}/closing',
    may: 'assessments:write',
    summary: 'Say that a case was settled or an entry lifted',
    params: ById,
    body: z.strictObject({ closedOn: Day, note: z.string().trim().max(1_000).default('') }),
    answer: Entered,
  }),
  withdrawExternal: endpoint({
    method: 'POST',
    path: '/external-records/{id}/withdrawal',
    may: 'assessments:write',
    summary: 'Take a fact back that was entered by mistake',
    params: ById,
    body: z.strictObject({ reason: Reason }),
    answer: Entered,
  }),
  attachFile: endpoint({
    method: 'POST',
    path: '/external-records/{id}/attachments',
    may: 'assessments:write',
    summary: 'Attach a paper to a record',
    description: 'multipart/form-data with one PDF, PNG or JPEG of 10 MB at most. The same bytes again change nothing.',
    params: ById,
    answer: AttachmentAnswer,
    idempotent: false,
  }),
  getAttachment: endpoint({
    method: 'GET',
    path: '/attachments/{id}',
    may: 'assessments:read',
    summary: 'Download a paper',
    params: ById,
    answer: z.unknown(),
  }),
};
