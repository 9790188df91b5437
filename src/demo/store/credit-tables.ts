import { sql } from 'kysely';
import { CNY, canonicalJson, toJson } from '#kernel';
import { asTable, type Tx } from '#platform';
import type { DemoAnswer } from '../credit/answers.ts';
import { type DemoApplication, type DemoDecision, type DemoOpinion, waits } from '../credit/applications.ts';
import type { DemoAssessment } from '../credit/assessments.ts';
import type { DemoRecord } from '../credit/external.ts';
import type { DemoOutlook } from '../credit/outlooks.ts';
import type { DemoStatement } from '../credit/statements.ts';
import type { History } from '../history.ts';
import { type Columns, insertion, listText, type Table } from './insert-rows.ts';

// Which column takes which figure, from the statement to the decision.

const owner: Columns<unknown> = {
  credit_group_id: ['uuid', (_, { player }) => player.creditGroupId],
  customer_id: ['uuid', (_, { player }) => player.customerId],
};

const statements: Table<DemoStatement> = {
  name: 'assessment.statements',
  rowsOf: (history) => history.statements,
  columns: {
    ...owner,
    statement_id: ['uuid', (row) => row.statementId],
    period_end: ['date', (row) => row.periodEnd],
    span: ['text', (row) => row.span],
    currency: ['text', (row) => row.currency],
    audited: ['boolean', (row) => row.audited],
    source: ['text', (row) => row.source],
    figures: ['jsonb', (row) => canonicalJson(row.figures)],
    entered_by: ['text', (row) => row.by.name],
    entered_at: ['timestamptz', (row) => row.enteredAt],
  },
};

const answers: Table<DemoAnswer> = {
  name: 'assessment.answers',
  rowsOf: (history) => history.answers,
  columns: {
    ...owner,
    question: ['text', (row) => row.question],
    answer: ['jsonb', (row) => canonicalJson(row.answer)],
    answered_by: ['text', (row) => row.by.name],
    answered_at: ['timestamptz', (row) => row.at],
  },
};

const records: Table<DemoRecord> = {
  name: 'assessment.external_records',
  rowsOf: (history) => history.records,
  columns: {
    ...owner,
    record_id: ['uuid', (row) => row.recordId],
    type: ['text', (row) => row.type],
    occurred_on: ['date', (row) => row.occurredOn],
    source: ['text', (row) => row.source],
    reference: ['text', (row) => row.reference],
    amount_minor: ['bigint', (row) => row.amountMinor ?? null],
    rating: ['text', (row) => row.rating ?? null],
    score: ['int', (row) => (row.score === undefined ? null : String(row.score))],
    note: ['text', (row) => row.note],
    recorded_by: ['text', (row) => row.by.name],
    recorded_at: ['timestamptz', (row) => row.at],
  },
};

const assessed: Columns<DemoAssessment> = {
  ...owner,
  assessment_id: ['uuid', (row) => row.assessmentId],
  assessed_on: ['date', (row) => row.assessedOn],
  score: ['int', (row) => String(row.score)],
  grade: ['text', (row) => row.grade],
};

const assessments: Table<DemoAssessment> = {
  name: 'assessment.assessments',
  rowsOf: (history) => history.assessments,
  columns: {
    ...assessed,
    policy_version: ['text', (row) => row.policyVersion],
    snapshot: ['jsonb', (row) => canonicalJson(row.snapshot)],
    result: ['jsonb', (row) => canonicalJson(row.result)],
    hash: ['bytea', (row) => row.hash],
    assessed_by: ['text', (row) => row.assessedBy],
    assessed_at: ['timestamptz', (row) => row.assessedAt],
  },
};

const latest: Table<DemoAssessment> = {
  name: 'assessment.latest',
  rowsOf: (history) => history.assessments.slice(-1),
  columns: assessed,
};

const applications: Table<DemoApplication> = {
  name: 'approvals.applications',
  rowsOf: (history) => history.applications,
  columns: {
    ...owner,
    application_id: ['uuid', ({ application }) => application.applicationId],
    kind: ['text', ({ application }) => application.kind],
    state: ['text', ({ application }) => application.state],
    currency: ['text', () => CNY],
    asked_minor: ['bigint', ({ application }) => application.asked.minor],
    amount_minor: ['bigint', ({ application }) => application.amount.minor],
    valid_from: ['date', ({ application }) => application.validFrom],
    valid_to: ['date', ({ application }) => application.validTo],
    reason: ['text', ({ application }) => application.reason],
    applicant_id: ['text', ({ application }) => application.applicantId],
    applicant_name: ['text', ({ application }) => application.applicantName],
    round: ['int', ({ application }) => String(application.round)],
    levels: ['text[]', ({ application }) => listText(application.levels)],
    waiting_for: ['text', waits],
    in_force: ['jsonb', ({ application: { inForce } }) => canonicalJson(inForceOf(inForce))],
    assessed: ['jsonb', ({ application }) => application.assessed && canonicalJson(application.assessed)],
    measurement: ['jsonb', ({ application }) => canonicalJson(application.measurement)],
    version: ['int', ({ application }) => String(application.version)],
    created_at: ['timestamptz', ({ application }) => application.createdAt],
    sent_at: ['timestamptz', ({ application }) => application.sentAt],
    closed_at: ['timestamptz', ({ application }) => application.closedAt],
    limit_id: ['uuid', ({ application }) => application.limitId],
    expected_purchases_minor: ['bigint', ({ application }) => application.expectedPurchases?.minor ?? null],
  },
};

function inForceOf(limit: DemoApplication['application']['inForce']) {
  return limit.kind === 'amount' ? { kind: limit.kind, amount: toJson(limit.amount) } : { kind: limit.kind };
}

const decisions: Table<DemoDecision & Pick<DemoApplication['application'], 'applicationId'>> = {
  name: 'approvals.decisions',
  rowsOf: (history) =>
    history.applications.flatMap(({ application: { applicationId }, decisions: taken }) =>
      taken.map((decision) => ({ ...decision, applicationId })),
    ),
  columns: {
    ...owner,
    application_id: ['uuid', (row) => row.applicationId],
    decision_id: ['uuid', (row) => row.decisionId],
    round: ['int', (row) => String(row.round)],
    level: ['text', (row) => row.level],
    decision: ['text', (row) => row.decision],
    currency: ['text', () => CNY],
    amount_minor: ['bigint', (row) => row.amount.minor],
    reason: ['text', (row) => row.reason],
    conditions: ['text[]', (row) => listText(row.conditions)],
    decider_id: ['text', (row) => row.deciderId],
    decider_name: ['text', (row) => row.deciderName],
    decided_at: ['timestamptz', (row) => row.decidedAt],
    snapshot: ['jsonb', (row) => canonicalJson(row.snapshot)],
  },
};

const opinions: Table<DemoOpinion & Pick<DemoApplication['application'], 'applicationId'>> = {
  name: 'approvals.opinions',
  rowsOf: (history) =>
    history.applications.flatMap(({ application: { applicationId }, opinions: given }) =>
      given.map((opinion) => ({ ...opinion, applicationId })),
    ),
  columns: {
    ...owner,
    application_id: ['uuid', (row) => row.applicationId],
    opinion_id: ['uuid', (row) => row.opinionId],
    stance: ['text', (row) => row.stance],
    opinion: ['text', (row) => row.opinion],
    giver_id: ['text', (row) => row.by.id],
    giver_name: ['text', (row) => row.by.name],
    given_at: ['timestamptz', (row) => row.at],
  },
};

/** Parents of foreign keys first. */
export const creditInsertions = [
  (histories: readonly History[]) => insertion(statements, histories),
  (histories: readonly History[]) => insertion(answers, histories),
  (histories: readonly History[]) => insertion(records, histories),
  (histories: readonly History[]) => insertion(assessments, histories),
  (histories: readonly History[]) => insertion(latest, histories),
  (histories: readonly History[]) => insertion(applications, histories),
  (histories: readonly History[]) => insertion(decisions, histories),
  (histories: readonly History[]) => insertion(opinions, histories),
];

/** Of each industry the outlook that was stated last. */
export async function saveOutlooks(tx: Tx, outlooks: readonly DemoOutlook[]): Promise<void> {
  const newest = [...new Map(outlooks.map((one) => [one.industry, one])).values()];
  const given = newest.map(({ industry, outlook, reason, by, at }) => {
    const who = { owner: by.name, changed_by: by.name };
    return { industry, outlook, reason, source: '国家统计局月度数据、行业协会景气报告', ...who, changed_at: at };
  });
  const columns = {
    ...{ industry: 'text', outlook: 'text', reason: 'text', source: 'text', owner: 'text', changed_by: 'text' },
    changed_at: 'timestamptz',
  };
  await sql`
    insert into assessment.industry_outlooks (industry, outlook, reason, source, owner, changed_by, changed_at, stated_on, valid_to)
    select given.*, changed_at::date, changed_at::date + 730
      from ${asTable(given, columns as Record<keyof typeof columns, 'text' | 'timestamptz'>)}`.execute(tx);
}
