import { z } from 'zod';
import { utilisationBands } from '#exposure/contract';
import { Code, endpoint, Instant, MoneyAnswer, PageQuery, pageOf } from '#platform/contract';
import { fileGaps } from '../file-gaps.ts';

// Amounts are in the policy's currency, at its planning rates, unless their own currency says otherwise.

const Share = z.number().nullable().describe('A fraction of 1; null where the whole is zero.');
const Grade = z.string();

const CurrencyAnswer = z.strictObject({
  currency: z.string(),
  customers: z.int(),
  exposure: MoneyAnswer.describe('In this currency.'),
  limit: MoneyAnswer.describe('In this currency: the limits that are an amount.'),
  rate: z
    .string()
    .nullable()
    .describe('What one unit counts as; null: no planning rate, so it is left out of the sums.'),
});

const sums = {
  openOrders: MoneyAnswer,
  deliveredNotInvoiced: MoneyAnswer,
  receivables: MoneyAnswer,
  exposure: MoneyAnswer,
};

const ExposureAnswer = z
  .strictObject({
    asOf: z.string(),
    ...sums,
    limit: MoneyAnswer.describe('The limits in force that are an amount.'),
    usedOfLimit: MoneyAnswer.describe('The exposure of customers whose limit is an amount.'),
    utilisation: Share,
    over: MoneyAnswer.describe('What lies beyond limits, added up.'),
    bands: z.array(
      z.strictObject({ band: z.enum(utilisationBands), customers: z.int(), exposure: MoneyAnswer, limit: MoneyAnswer }),
    ),
    currencies: z.array(CurrencyAnswer),
    largest: z
      .array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          members: z.int(),
          ...sums,
          limit: z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]),
          headroom: z.union([MoneyAnswer, z.literal('unlimited')]),
          overdue: MoneyAnswer,
          share: Share.describe('Of the whole exposure.'),
        }),
      )
      .describe('The ten who owe most.'),
    largestShare: Share.describe('What the ten come to.'),
  })
  .meta({ id: 'PortfolioExposure' });

const IndustriesAnswer = z.strictObject({
  asOf: z.string(),
  exposure: MoneyAnswer,
  industries: z.array(
    z.strictObject({
      industry: z.string().nullable(),
      customers: z.int(),
      exposure: MoneyAnswer,
      limit: MoneyAnswer,
      share: Share,
    }),
  ),
});

const AgeingAnswer = z
  .strictObject({
    asOf: z.string(),
    total: MoneyAnswer,
    overdue: MoneyAnswer,
    overdueShare: Share,
    disputedPastDue: MoneyAnswer.optional().describe(
      'Past due, in its bucket, and in dispute: not overdue. Left out where nothing is.',
    ),
    buckets: z.array(
      z.strictObject({
        bucket: z.enum(['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90']),
        customers: z.int(),
        open: MoneyAnswer,
      }),
    ),
  })
  .meta({ id: 'PortfolioAgeing' });

const TrendAnswer = z.strictObject({
  months: z
    .array(z.strictObject({ day: z.string(), open: MoneyAnswer, overdue: MoneyAnswer, overdueShare: Share }))
    .describe('The ends of past months, the oldest first, and today.'),
});

const GradesAnswer = z.strictObject({
  asOf: z.string(),
  grades: z
    .array(
      z.strictObject({
        grade: Grade.nullable().describe('Null: not assessed.'),
        customers: z.int(),
        exposure: MoneyAnswer,
        limit: MoneyAnswer,
      }),
    )
    .describe('Every grade of the policy’s scale, the best first, then those not assessed.'),
});

const GradeChangesAnswer = z.strictObject({
  since: z.string(),
  changes: z.array(
    z.strictObject({
      customerCode: z.string(),
      customerName: z.string(),
      before: Grade,
      after: Grade,
      modelGrade: Grade.nullable().describe('Of `after`, where a person overrode it; else null.'),
      isWorse: z.boolean(),
      assessedOn: z.string(),
    }),
  ),
});

const FileGapsAnswer = z.strictObject({
  count: z.int().describe('Of all; `files` are the first.'),
  periodDue: z.string().describe('The end of the annual period whose figures are due by now.'),
  files: z.array(
    z.strictObject({
      customerCode: z.string(),
      customerName: z.string(),
      exposure: MoneyAnswer,
      limit: MoneyAnswer.nullable(),
      latestAnnual: z.string().nullable(),
      assessedOn: z.string().nullable(),
      grade: Grade.nullable(),
      modelGrade: Grade.nullable().describe('Where a person overrode it; else null.'),
      gaps: z.array(z.enum(fileGaps)),
    }),
  ),
});

const DisputesAnswer = z.strictObject({
  disputes: z.array(
    z.strictObject({
      id: z.string(),
      customerCode: z.string(),
      customerName: z.string(),
      invoiceNumber: z.string(),
      open: MoneyAnswer,
      dueOn: z.string(),
      raisedOn: z.string(),
      reason: z.string(),
    }),
  ),
});

const UnappliedAnswer = z.strictObject({
  customers: z.array(
    z.strictObject({
      customerCode: z.string(),
      customerName: z.string(),
      unapplied: MoneyAnswer,
      settlements: z.int(),
      oldestOn: z.string(),
      openInvoices: MoneyAnswer,
    }),
  ),
});

const DecisionAnswer = z
  .strictObject({
    id: z.string(),
    at: Instant,
    actorKind: z.enum(['user', 'key', 'operator', 'system', 'anonymous']),
    actorName: z.string(),
    command: z.string(),
    subject: z.string(),
    customer: z.strictObject({ code: z.string(), name: z.string(), currency: z.string() }).nullable(),
    detail: z.unknown(),
    sealNo: z.int().nullable().describe('The link of the chain that holds it; null for some seconds.'),
  })
  .meta({ id: 'RecordedDecision' });

const TrailAnswer = z.strictObject({
  entries: z.int(),
  unsealed: z.int(),
  lastSeal: z.strictObject({ sealNo: z.int(), sealedAt: Instant, hash: z.string() }).nullable(),
});

const VerificationAnswer = z.strictObject({
  entries: z.int(),
  seals: z.int(),
  unsealed: z.int(),
  lastSealHash: z.string().nullable(),
  finding: z
    .strictObject({ kind: z.string(), entryId: z.string().nullable(), sealNo: z.int().nullable() })
    .nullable()
    .describe('The first entry or seal that was changed, removed or slipped in; null: the trail holds.'),
});

const LimitAnswer = z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]);
const Rising = { before: MoneyAnswer, after: MoneyAnswer, rises: z.boolean() };

const ChangesAnswer = z
  .strictObject({
    since: z.string(),
    because: z.enum(['limit', 'quarter']).describe('Since the limit was last decided on, or in the last 90 days.'),
    changes: z.array(
      z.discriminatedUnion('code', [
        z.strictObject({ code: z.literal('limit'), before: LimitAnswer, after: LimitAnswer }),
        z.strictObject({
          code: z.literal('grade'),
          before: Grade.nullable(),
          after: Grade.nullable(),
          isWorse: z.boolean().nullable(),
        }),
        z.strictObject({ code: z.literal('exposure'), ...Rising }),
        z.strictObject({ code: z.literal('overdue'), ...Rising }),
        z.strictObject({
          code: z.literal('days_beyond_terms'),
          before: z.number().nullable(),
          after: z.number(),
          isWorse: z.boolean().nullable(),
        }),
        z.strictObject({ code: z.literal('held'), count: z.int(), released: z.int() }),
      ]),
    ),
  })
  .meta({ id: 'CustomerChanges' });

const Few = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(10) });

export const reportsContract = {
  exposure: endpoint({
    method: 'GET',
    path: '/reports/exposure',
    may: 'reports:read',
    summary: 'The portfolio: exposure against limits, how far they are used, and who owes most',
    query: z.strictObject({ by: z.enum(['group', 'customer']).default('group') }),
    answer: ExposureAnswer,
  }),
  industries: endpoint({
    method: 'GET',
    path: '/reports/industries',
    may: 'reports:read',
    summary: 'Exposure by industry',
    answer: IndustriesAnswer,
  }),
  ageing: endpoint({
    method: 'GET',
    path: '/reports/ageing',
    may: 'reports:read',
    summary: 'Open invoices of everybody by days past due',
    answer: AgeingAnswer,
  }),
  overdueTrend: endpoint({
    method: 'GET',
    path: '/reports/overdue-trend',
    may: 'reports:read',
    summary: 'What was open and overdue at the end of each month, from the documents as known now',
    query: z.strictObject({ months: z.coerce.number().int().min(2).max(60).default(13) }),
    answer: TrendAnswer,
  }),
  grades: endpoint({
    method: 'GET',
    path: '/reports/grades',
    may: 'reports:read',
    summary: 'Customers and their exposure by grade',
    answer: GradesAnswer,
  }),
  gradeChanges: endpoint({
    method: 'GET',
    path: '/reports/grade-changes',
    may: 'reports:read',
    summary: 'Whose grade became better or worse',
    query: z.strictObject({
      days: z.coerce.number().int().min(1).max(366).default(90),
      limit: z.coerce.number().int().min(1).max(200).default(20),
    }),
    answer: GradeChangesAnswer,
  }),
  fileGaps: endpoint({
    method: 'GET',
    path: '/reports/file-gaps',
    may: 'reports:read',
    summary: 'Whose credit file lacks figures or a fresh assessment, the greatest risk first',
    query: Few,
    answer: FileGapsAnswer,
  }),
  openDisputes: endpoint({
    method: 'GET',
    path: '/reports/open-disputes',
    may: 'reports:read',
    summary: 'Contested invoices, the oldest dispute first',
    query: Few,
    answer: DisputesAnswer,
  }),
  unappliedCash: endpoint({
    method: 'GET',
    path: '/reports/unapplied-cash',
    may: 'reports:read',
    summary: 'Whose cash waits to be applied, the most first',
    query: Few,
    answer: UnappliedAnswer,
  }),
  changes: endpoint({
    method: 'GET',
    path: '/customers/{code}/changes',
    may: 'limits:read',
    summary: 'What changed about a customer since its limit was last decided on',
    params: z.strictObject({ code: Code }),
    answer: ChangesAnswer,
  }),
  searchDecisions: endpoint({
    method: 'GET',
    path: '/audit/entries',
    may: 'audit:read',
    summary: 'The audit trail, the newest first: by customer, document, person or command',
    query: z.strictObject({
      ...PageQuery,
      cursor: z.uuid().optional(),
      search: z.string().trim().max(100).default(''),
    }),
    answer: pageOf(DecisionAnswer),
  }),
  describeTrail: endpoint({
    method: 'GET',
    path: '/audit/trail',
    may: 'audit:read',
    summary: 'How long the audit trail is, and its last seal',
    answer: TrailAnswer,
  }),
  verifyTrail: endpoint({
    method: 'GET',
    path: '/audit/verification',
    may: 'audit:read',
    summary: 'Walk the whole trail and its seals, and say what was altered',
    answer: VerificationAnswer,
  }),
};
