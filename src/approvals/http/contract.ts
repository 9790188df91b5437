import { z } from 'zod';
import { TermsAnswer } from '#limits/contract';
import {
  Code,
  Day,
  endpoint,
  Instant,
  MoneyAnswer,
  NonNegativeMoney,
  PageQuery,
  PositiveMoney,
  pageOf,
  Reason,
} from '#platform/contract';
import { RateUsed } from '#rates/contract';
import { actions, applicationKinds, applicationStates, decisionKinds, languages, stances } from '../application.ts';

// ── What is sent ────────────────────────────────────────────────────────────────────────────────────────────────────

const Version = z.int().min(1).describe('The version that was read: 412 when somebody else was faster.');

const ApplicationBody = z.strictObject({
  customerCode: Code,
  kind: z.enum(applicationKinds),
  amount: NonNegativeMoney.describe(
    'The total limit asked for, not the difference; in another currency than the customer’s it counts at the rate of the day.',
  ),
  expectedPurchases: PositiveMoney.optional().describe(
    'What the customer is expected to buy in twelve months, tax included: until our own sales cover a year it counts in their place where it is more.',
  ),
  validFrom: Day.optional().describe('Left out: the day of the application.'),
  validTo: Day.optional().describe(
    'Inclusive. Left out: by the policy’s months for the grade; a temporary limit needs it.',
  ),
  reason: Reason,
  dryRun: z
    .boolean()
    .optional()
    .describe('Everything is done and answered, then rolled back: to see the proposal first.'),
});

const DecisionBody = z.strictObject({
  version: Version,
  decision: z.enum(decisionKinds),
  amount: NonNegativeMoney.optional().describe('With `approve_less`, and only then.'),
  reason: Reason,
  conditions: z.array(Reason).max(20).default([]).describe('Conditions that the limit will carry.'),
});

const ResubmitBody = z.strictObject({
  version: Version,
  amount: NonNegativeMoney.optional(),
  expectedPurchases: PositiveMoney.nullable().optional().describe('Left out: as before. Null: no longer stated.'),
  validFrom: Day.optional(),
  validTo: Day.optional(),
  reason: Reason.describe('What changed.'),
});

const WithdrawBody = z.strictObject({ version: Version, reason: Reason });

const OpinionBody = z.strictObject({ stance: z.enum(stances), opinion: Reason });

// ── What is answered ────────────────────────────────────────────────────────────────────────────────────────────────

const Level = z.enum(['sales_manager', 'credit_manager', 'finance_director', 'general_manager', 'committee']);
const Grade = z.enum(['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D']);
const Text = z.strictObject({ zh: z.string(), en: z.string() });
const LimitAnswer = z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]);
const TotalAnswer = z.union([MoneyAnswer, z.literal('unlimited')]);

const summary = {
  id: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  kind: z.enum(applicationKinds),
  state: z.enum(applicationStates),
  asked: MoneyAnswer,
  amount: MoneyAnswer.describe('What is decided on now: less than asked once somebody approved less.'),
  counted: z
    .strictObject({ rate: RateUsed, asked: MoneyAnswer, amount: MoneyAnswer })
    .optional()
    .describe(
      'What that counts as in the customer’s currency, by the rate it was last measured at; where it is in another one.',
    ),
  inForce: LimitAnswer.describe('The customer’s limit when it was sent, in the customer’s currency.'),
  inForceGranted: MoneyAnswer.optional().describe('What that was granted as, where that is in another currency.'),
  proposed: MoneyAnswer.nullable().describe('By the policy’s formula; null when the customer was not assessed.'),
  grade: Grade.nullable(),
  modelGrade: Grade.nullable().describe('Where a person overrode it; else null.'),
  score: z.number().nullable(),
  validFrom: z.string(),
  validTo: z.string(),
  reason: z.string(),
  waitingFor: Level.nullable(),
  levels: z.array(Level).describe('Who decides, one after the other.'),
  applicant: z.string(),
  isMine: z.boolean(),
  waitsForMe: z.boolean(),
  createdAt: Instant,
  sentAt: Instant.describe('When it was last sent.'),
  closedAt: Instant.nullable(),
  version: z.int(),
};

const ApplicationSummary = z.strictObject(summary).meta({ id: 'ApplicationSummary' });

const DecisionAnswer = z.strictObject({
  id: z.string(),
  round: z.int().describe('1, and one more each time it was sent again.'),
  level: Level,
  decision: z.enum(decisionKinds),
  amount: MoneyAnswer,
  reason: z.string(),
  conditions: z.array(z.string()),
  decidedBy: z.string(),
  decidedAt: Instant,
});

const AssessmentAnswer = z
  .strictObject({
    id: z.string(),
    asOf: z.string(),
    grade: Grade,
    score: z.number().nullable(),
    override: z
      .strictObject({
        id: z.string(),
        modelGrade: Grade,
        reasonCode: z.string(),
        reasonName: Text,
        reason: z.string(),
        validTo: z.string(),
        by: z.string(),
        byId: z.string(),
      })
      .nullable()
      .describe('Who set the model’s grade aside. That person does not decide here.'),
    gradeOfScore: Grade.nullable().describe('Before the caps.'),
    caps: z.array(Text).describe('What holds the grade down.'),
    knownPercent: z.number(),
    dimensions: z.array(z.strictObject({ code: z.string(), name: Text, points: z.number(), maxPoints: z.number() })),
    quality: z
      .enum(['reliable', 'fair', 'doubtful', 'unreliable'])
      .nullable()
      .describe('Of the figures it was made from.'),
    doubts: z.array(z.strictObject({ code: z.string(), text: Text })).describe('Doubts about the figures.'),
    derivation: z.array(z.strictObject({ code: z.string(), label: Text, amount: MoneyAnswer.nullable() })),
  })
  .meta({ id: 'AssessmentSummary' });

const ApplicationAnswer = z
  .strictObject({
    ...summary,
    round: z.int(),
    proposedAsAsked: MoneyAnswer.optional().describe(
      'The most in the currency asked for that counts as no more than the proposal, where that is not the customer’s.',
    ),
    expectedPurchases: MoneyAnswer.nullable().describe(
      'In twelve months, as the application expects; null: not stated.',
    ),
    now: z.strictObject({
      limit: LimitAnswer.describe('In force today.'),
      limitUntil: z.string().nullable(),
      exposure: MoneyAnswer,
      headroom: TotalAnswer,
    }),
    group: z
      .strictObject({
        totalBefore: TotalAnswer,
        totalAfter: TotalAnswer,
      })
      .describe('The credit group’s limits in the policy’s currency: what authority is measured on.'),
    authority: z.strictObject({
      policyVersion: z.string(),
      because: z.enum(['decrease', 'unlimited', 'amount']),
      excessPercent: z.int().nullable().describe('Beyond the proposal; null where nothing was proposed.'),
      addedByExcess: Level.nullable(),
      addedByDoubt: Level.nullable().describe('Because of the quality of the figures.'),
    }),
    assessment: AssessmentAnswer.nullable(),
    terms: TermsAnswer.nullable().describe('By grade, with the conditions of the decisions so far.'),
    singleDocumentLimit: MoneyAnswer.nullable(),
    chain: z.array(
      z.strictObject({
        level: Level,
        state: z.enum(['decided', 'waiting', 'ahead']),
        votesNeeded: z.int(),
        decisions: z.array(DecisionAnswer),
      }),
    ),
    decisions: z.array(DecisionAnswer).describe('Of every round, the oldest first.'),
    opinions: z.array(
      z.strictObject({
        id: z.string(),
        stance: z.enum(stances),
        opinion: z.string(),
        givenBy: z.string(),
        givenAt: Instant,
      }),
    ),
    mayDo: z.array(
      z.strictObject({
        action: z.enum(actions),
        whyNot: z.strictObject({ code: z.string(), detail: z.string() }).nullable().describe('Null: the caller may.'),
      }),
    ),
    limitId: z.string().nullable().describe('The limit that the approval granted.'),
  })
  .meta({ id: 'Application' });

const ReplayAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['credit_check', 'assessment', 'proposal', 'approval']),
    customerCode: z.string(),
    policyVersion: z.string(),
    takenAt: Instant,
    agrees: z.boolean(),
    compared: z.array(z.string()).describe('The fields that were compared.'),
    differences: z.array(z.strictObject({ field: z.string(), stored: z.unknown(), replayed: z.unknown() })),
  })
  .meta({ id: 'Replay' });

const ById = z.strictObject({ id: z.uuid() });

export const approvalsContract = {
  apply: endpoint({
    method: 'POST',
    path: '/applications',
    may: 'applications:write',
    summary: 'Apply for a limit: it is assessed, and sent to those who have the authority',
    body: ApplicationBody,
    answer: ApplicationAnswer,
    creates: true,
  }),
  listApplications: endpoint({
    method: 'GET',
    path: '/applications',
    may: 'applications:read',
    summary: 'Applications, the newest first',
    query: z.strictObject({
      ...PageQuery,
      cursor: z.uuid().optional(),
      show: z
        .enum(['mine', 'waiting_for_me', 'to_advise'])
        .optional()
        .describe('`to_advise`: in approval, of somebody else, and the caller has given no opinion.'),
      state: z.enum(applicationStates).optional(),
      customerCode: Code.optional(),
    }),
    answer: pageOf(ApplicationSummary),
  }),
  getApplication: endpoint({
    method: 'GET',
    path: '/applications/{id}',
    may: 'applications:read',
    summary: 'Everything that is needed to decide, and what the caller may do',
    params: ById,
    answer: ApplicationAnswer,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/applications/{id}/decisions',
    may: 'applications:decide',
    summary: 'Approve, approve less, return or reject; the last approval grants the limit',
    params: ById,
    body: DecisionBody,
    answer: ApplicationAnswer,
  }),
  resubmit: endpoint({
    method: 'POST',
    path: '/applications/{id}/resubmit',
    may: 'applications:write',
    summary: 'Send a returned application again, changed or explained: it begins a new round',
    params: ById,
    body: ResubmitBody,
    answer: ApplicationAnswer,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/applications/{id}/withdraw',
    may: 'applications:write',
    summary: 'Take an application back',
    params: ById,
    body: WithdrawBody,
    answer: ApplicationAnswer,
  }),
  getLetter: endpoint({
    method: 'GET',
    path: '/applications/{id}/letter',
    may: 'applications:read',
    summary: 'The letter to the customer as PDF: what was granted on which terms, or that nothing was',
    params: ById,
    query: z.strictObject({ language: z.enum(languages).default('zh') }),
    answer: z.string(),
  }),
  getFiveC: endpoint({
    method: 'GET',
    path: '/applications/{id}/five-c',
    may: 'applications:read',
    summary: 'The five Cs of credit in sentences, from the assessment that the application was sent with',
    params: ById,
    answer: z.strictObject({
      parts: z
        .array(
          z.strictObject({
            code: z.enum(['character', 'capacity', 'capital', 'collateral', 'conditions']),
            points: z.int(),
            maxPoints: z.int().describe('0 where no factor of the scorecard speaks of it.'),
            sentences: z.array(Text),
          }),
        )
        .describe('Their points add up to the score.'),
    }),
  }),
  getMemorandum: endpoint({
    method: 'GET',
    path: '/applications/{id}/memorandum',
    may: 'applications:read',
    summary: 'The credit memorandum for whoever decides, as PDF of one page',
    params: ById,
    query: z.strictObject({ language: z.enum(languages).default('zh') }),
    answer: z.string(),
  }),
  replay: endpoint({
    method: 'GET',
    path: '/replays/{id}',
    may: 'audit:read',
    summary: 'Take a credit check, an assessment, a proposal or a decision again, and compare',
    description:
      'From what was stored with it, under the policy of then. The id is that of a credit check, an assessment, an application (its assessment, proposal and every decision), or a decision.',
    params: ById,
    answer: ReplayAnswer,
  }),
  giveOpinion: endpoint({
    method: 'POST',
    path: '/applications/{id}/opinions',
    may: 'applications:advise',
    summary: 'Give an opinion for those who decide',
    params: ById,
    body: OpinionBody,
    answer: ApplicationAnswer,
  }),
};
