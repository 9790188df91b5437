import { z } from 'zod';
import { approvalsContract } from '#approvals/contract';
import {
  Code,
  Day,
  endpoint,
  Instant,
  MoneyAnswer,
  NonNegativeMoney,
  PageQuery,
  pageOf,
  Reason,
} from '#platform/contract';
import {
  closingCauses,
  comparedFigures,
  eventKinds,
  reviewCauses,
  reviewStates,
  severities,
  warningActions,
} from '../words.ts';

const Severity = z.enum(severities);
export const ownerRoles = ['salesperson', 'credit_analyst', 'credit_manager'] as const;
const OwnerRole = z.enum(ownerRoles);
const Grade = z.enum(['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D']);
const LimitAnswer = z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]);
export const indicators = [
  'limit_utilisation',
  'oldest_overdue_days',
  'overdue_share',
  'days_beyond_terms',
  'grade_steps_down',
  'industry_outlook',
  'debt_to_asset_ratio',
  'current_ratio',
  'quick_ratio',
  'net_margin',
  'revenue_growth',
  'operating_cash_flow_to_debt',
] as const;
const Indicator = z.enum(indicators);
const Measure = z.enum(['review', 'propose_lower_limit', 'freeze_new_orders']);

// ── What is sent ────────────────────────────────────────────────────────────────────────────────────────────────────

const Version = z.int().min(1).describe('The version that was read: 412 when somebody else was faster.');

const OnWarning = z.strictObject({ version: Version });
const WithReason = z.strictObject({ version: Version, reason: Reason });
const FreezeBody = z.strictObject({
  ...WithReason.shape,
  stopsDeliveries: z.boolean().optional().describe('Also hold deliveries of orders that were approved before.'),
});

const AssignBody = z.strictObject({ version: Version, personId: z.uuid(), reason: Reason });

const NoteBody = z.strictObject({ version: Version, text: Reason });

const LowerLimitBody = z.strictObject({
  version: Version,
  amount: NonNegativeMoney.optional().describe('The new total. Left out: what the policy’s formula proposes today.'),
  reason: Reason,
  dryRun: z.boolean().optional().describe('Everything is done and answered, then rolled back: to see it first.'),
});

const CloseBody = z.strictObject({
  version: Version,
  cause: z.enum(closingCauses),
  reason: Reason,
  acceptedUntil: Day.optional().describe('With `accepted`: until then the cause opens no other warning, unless worse.'),
  unfreeze: z.boolean().optional().describe('Needed where a freeze followed from the warning and stands.'),
});

const StartReviewBody = z.strictObject({
  version: Version,
  amount: NonNegativeMoney.optional().describe('The total limit to renew. Left out: the one in force.'),
  validTo: Day.optional().describe('Left out: by the policy’s months for the grade.'),
  reason: Reason,
  dryRun: z.boolean().optional().describe('Everything is done and answered, then rolled back: to see it first.'),
});

const CompleteReviewBody = z.strictObject({ version: Version, conclusion: Reason });

// ── What is answered ────────────────────────────────────────────────────────────────────────────────────────────────

const Line = z.strictObject({
  code: z.string(),
  crossed: z.enum(['at_least', 'below']),
  at: z.number(),
  unit: z.enum(['percent', 'days', 'times', 'steps', 'outlook']),
});

const GradeOnDay = z.strictObject({ grade: Grade, on: z.string() });

const Basis = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('limit'), exposure: MoneyAnswer, limit: MoneyAnswer }),
    z.strictObject({ kind: z.literal('oldest_item'), dueOn: z.string().nullable() }),
    z.strictObject({ kind: z.literal('receivables'), overdue: MoneyAnswer, receivables: MoneyAnswer }),
    z.strictObject({ kind: z.literal('settled'), invoices: z.int() }),
    z.strictObject({ kind: z.literal('grades'), before: GradeOnDay, now: GradeOnDay }),
    z.strictObject({
      kind: z.literal('industry'),
      industry: z.string(),
      outlook: z.enum(['positive', 'stable', 'cautious', 'negative']),
    }),
    z.strictObject({ kind: z.literal('statement'), periodEnd: z.string(), span: z.string() }),
  ])
  .describe('What the figure was made from.');

const summary = {
  id: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  state: z.enum(['open', 'closed']),
  indicator: Indicator,
  severity: Severity.describe('Of the worst line crossed so far.'),
  figure: z.number().describe('As last seen, in the line’s unit: 0.8 is 80 %.'),
  line: Line,
  stillCrossed: z.boolean().describe('False once the figure is better than the line: a person still closes it.'),
  seenOn: z.string(),
  basis: Basis,
  ownerRole: OwnerRole,
  owner: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  isMine: z.boolean(),
  openedOn: z.string(),
  ageDays: z.int(),
  deadline: z.string(),
  daysLeft: z.int().describe('To the deadline; negative when it has passed.'),
  measures: z.array(Measure).describe('What the policy suggests at this line.'),
  froze: z.boolean().describe('A freeze of the customer followed from it.'),
  applicationId: z.string().nullable(),
  reviewId: z.string().nullable(),
  version: z.int(),
  closed: z
    .strictObject({
      at: Instant,
      by: z.string(),
      cause: z.enum(closingCauses),
      reason: z.string(),
      unfroze: z.boolean().nullable(),
      quietUntil: z.string(),
    })
    .nullable(),
};

const WarningSummary = z.strictObject(summary).meta({ id: 'WarningSummary' });

const WarningAnswer = z
  .strictObject({
    ...summary,
    isFrozen: z.boolean().describe('New orders of the customer are held now.'),
    events: z
      .array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(eventKinds),
          at: Instant,
          by: z.string(),
          severity: Severity,
          figure: z.number(),
          text: z.string().nullable(),
          detail: z.record(z.string(), z.unknown()),
        }),
      )
      .describe('The oldest first.'),
    mayDo: z.array(
      z.strictObject({
        action: z.enum(warningActions),
        whyNot: z.strictObject({ code: z.string(), detail: z.string() }).nullable().describe('Null: the caller may.'),
      }),
    ),
  })
  .meta({ id: 'Warning' });

const Handled = z.strictObject({ warning: WarningAnswer });

const review = {
  id: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  state: z.enum(reviewStates),
  because: z.enum(reviewCauses),
  dueOn: z.string(),
  daysLeft: z.int().describe('To the day it is due; negative when it has passed.'),
  grade: Grade.nullable(),
  modelGrade: Grade.nullable().describe('Where a person overrode it; else null.'),
  limit: LimitAnswer.describe('The standing limit, also one that has ended.'),
  limitTo: z.string().nullable(),
  lastReviewedOn: z.string().nullable(),
  warningId: z.string().nullable(),
  applicationId: z.string().nullable(),
  startedAt: Instant.nullable(),
  startedBy: z.string().nullable(),
  completedOn: z.string().nullable(),
  completedBy: z.string().nullable(),
  conclusion: z.string().nullable(),
  version: z.int(),
};

const ReviewSummary = z.strictObject(review).meta({ id: 'ReviewSummary' });

const ComparedValue = z.union([LimitAnswer, Grade, z.number()]).nullable();

const ReviewAnswer = z
  .strictObject({
    ...review,
    since: z.string().describe('The day that is compared with: the last review, or the day of the grant.'),
    asOf: z.string(),
    changes: z.array(
      z.strictObject({
        figure: z.enum(comparedFigures),
        before: ComparedValue,
        after: ComparedValue,
        direction: z.enum(['better', 'worse', 'neutral', 'same', 'not_known']),
      }),
    ),
  })
  .meta({ id: 'Review' });

const Count = z.int();
const ById = z.strictObject({ id: z.uuid() });

export const monitoringContract = {
  scanPortfolio: endpoint({
    method: 'POST',
    path: '/warnings/scan',
    may: 'warnings:scan',
    summary:
      'Look at every figure of every customer now: opens, worsens and notes warnings, calls reviews that are due',
    answer: z.strictObject({
      customers: Count,
      opened: Count,
      escalated: Count,
      noLongerCrossed: Count,
      crossedAgain: Count,
      reviewsDue: Count,
    }),
  }),
  listWarnings: endpoint({
    method: 'GET',
    path: '/warnings',
    may: 'warnings:read',
    summary: 'Warnings: open ones by what is worst and most pressing, closed ones the newest first',
    query: z.strictObject({
      ...PageQuery,
      status: z.enum(['open', 'closed']).default('open'),
      severity: Severity.optional(),
      indicator: Indicator.optional(),
      owner: z.enum(['me', 'salesperson', 'credit_analyst', 'credit_manager']).optional(),
      pastDeadline: z.stringbool().optional(),
      customerCode: Code.optional(),
    }),
    answer: pageOf(WarningSummary),
  }),
  countOpen: endpoint({
    method: 'GET',
    path: '/warnings/counts',
    may: 'warnings:read',
    summary: 'How many warnings are open and how many reviews wait',
    answer: z.strictObject({
      warnings: z.strictObject({
        attention: Count,
        warning: Count,
        critical: Count,
        mine: Count,
        pastDeadline: Count,
      }),
      reviews: z.strictObject({ overdue: Count, soon: Count, started: Count }),
    }),
  }),
  listHandlers: endpoint({
    method: 'GET',
    path: '/warnings/handlers',
    may: 'warnings:handle',
    summary: 'The people to whom a warning may be given',
    answer: z.strictObject({
      items: z.array(z.strictObject({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
    }),
  }),
  getWarning: endpoint({
    method: 'GET',
    path: '/warnings/{id}',
    may: 'warnings:read',
    summary: 'A warning with its history, and what the caller may do',
    params: ById,
    answer: WarningAnswer,
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/warnings/{id}/take-over',
    may: 'warnings:handle',
    summary: 'Take a warning over',
    params: ById,
    body: OnWarning,
    answer: Handled,
  }),
  assign: endpoint({
    method: 'POST',
    path: '/warnings/{id}/assign',
    may: 'warnings:handle',
    summary: 'Give a warning to somebody',
    params: ById,
    body: AssignBody,
    answer: Handled,
  }),
  note: endpoint({
    method: 'POST',
    path: '/warnings/{id}/notes',
    may: 'warnings:handle',
    summary: 'Add what was found out or agreed',
    params: ById,
    body: NoteBody,
    answer: Handled,
  }),
  freeze: endpoint({
    method: 'POST',
    path: '/warnings/{id}/freeze',
    may: 'warnings:handle',
    summary: 'Freeze new orders of the customer; needs customers:freeze as well',
    params: ById,
    body: FreezeBody,
    answer: Handled,
  }),
  proposeLowerLimit: endpoint({
    method: 'POST',
    path: '/warnings/{id}/lower-limit',
    may: 'warnings:handle',
    summary: 'Apply for a lower limit, with its derivation; needs applications:write as well',
    params: ById,
    body: LowerLimitBody,
    answer: z.strictObject({ warning: WarningAnswer, application: approvalsContract.apply.answer }),
  }),
  pullReviewForward: endpoint({
    method: 'POST',
    path: '/warnings/{id}/review',
    may: 'warnings:handle',
    summary: 'Call the customer’s review for today',
    params: ById,
    body: WithReason,
    answer: Handled,
  }),
  closeWarning: endpoint({
    method: 'POST',
    path: '/warnings/{id}/close',
    may: 'warnings:handle',
    summary: 'Close a warning for a cause',
    params: ById,
    body: CloseBody,
    answer: Handled,
  }),
  listReviews: endpoint({
    method: 'GET',
    path: '/reviews',
    may: 'reviews:read',
    summary: 'Reviews by the day they are due, or those that were completed, the latest first',
    query: z.strictObject({
      ...PageQuery,
      show: z.enum(['overdue', 'soon', 'started', 'ahead', 'completed']).default('ahead'),
      customerCode: Code.optional(),
    }),
    answer: pageOf(ReviewSummary),
  }),
  getReview: endpoint({
    method: 'GET',
    path: '/reviews/{id}',
    may: 'reviews:read',
    summary: 'A review, and what changed since the last time',
    params: ById,
    answer: ReviewAnswer,
  }),
  startReview: endpoint({
    method: 'POST',
    path: '/reviews/{id}/start',
    may: 'reviews:handle',
    summary: 'Start a review: assess afresh and apply for the renewal; needs applications:write as well',
    params: ById,
    body: StartReviewBody,
    answer: z.strictObject({ review: ReviewAnswer, application: approvalsContract.apply.answer }),
  }),
  completeReview: endpoint({
    method: 'POST',
    path: '/reviews/{id}/complete',
    may: 'reviews:handle',
    summary: 'Complete a review whose renewal was decided; sets the next day',
    params: ById,
    body: CompleteReviewBody,
    answer: ReviewAnswer,
  }),
};
