import { z } from 'zod';
import { Code, endpoint, Instant, PageQuery, pageOf } from '#platform/contract';

const ById = z.strictObject({ id: z.uuid() });

const PortfolioRunAnswer = z
  .strictObject({
    id: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    customersTotal: z.int(),
    customersDone: z.int(),
    assessed: z.int().describe('New assessments.'),
    unchanged: z.int().describe('The assessment that stood came out again; nothing was written.'),
    raised: z.int(),
    lowered: z.int(),
    cancelRequested: z.boolean(),
    leftBehind: z.boolean().describe('Whoever ran it is gone: starting goes on with it.'),
    failure: z.string().nullable(),
    startedBy: z.string(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'PortfolioRun' });

/** The whole portfolio assessed anew. */
export const portfolioDoors = {
  startPortfolioRun: endpoint({
    method: 'POST',
    path: '/assessment-runs',
    may: 'assessments:write',
    summary: 'Assess every active customer that has a credit file anew, in the background',
    description:
      'A file has whoever was assessed before, or of whom a statement or an answer was entered. One run at a time. A run that was left behind is gone on with, from where it stood.',
    answer: PortfolioRunAnswer,
    creates: true,
  }),
  listPortfolioRuns: endpoint({
    method: 'GET',
    path: '/assessment-runs',
    may: 'assessments:read',
    summary: 'Runs through the portfolio, the newest first',
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(PortfolioRunAnswer),
  }),
  getPortfolioRun: endpoint({
    method: 'GET',
    path: '/assessment-runs/{id}',
    may: 'assessments:read',
    summary: 'How far a run through the portfolio is, and what came of it',
    params: ById,
    answer: PortfolioRunAnswer,
  }),
  listRunChanges: endpoint({
    method: 'GET',
    path: '/assessment-runs/{id}/changes',
    may: 'assessments:read',
    summary: 'Whose grade a run moved',
    params: ById,
    query: z.strictObject({ ...PageQuery, cursor: Code.optional() }),
    answer: pageOf(
      z.strictObject({
        customerCode: z.string(),
        customerName: z.string(),
        assessmentId: z.string(),
        gradeBefore: z.string(),
        grade: z.string(),
        scoreBefore: z.int(),
        score: z.int(),
      }),
    ),
  }),
  cancelPortfolioRun: endpoint({
    method: 'POST',
    path: '/assessment-runs/{id}/cancel',
    may: 'assessments:write',
    summary: 'Stop a run before its next customers',
    description: 'What was assessed so far stands.',
    params: ById,
    answer: PortfolioRunAnswer,
  }),
};
