import { z } from 'zod';
import { Code, endpoint, Instant, PageQuery, pageOf } from '#platform/contract';
import { analysisDoors } from './analysis-shapes.ts';
import { answerDoors } from './answer-shapes.ts';
import { AssessmentAnswer } from './assessment-shapes.ts';
import { benchmarkContract } from './benchmark-shapes.ts';
import { ExplanationAnswer } from './explanation-shapes.ts';
import { externalDoors } from './external-shapes.ts';
import { judgementDoors } from './judgement-shapes.ts';
import { outlookDoors } from './outlook-shapes.ts';
import { overrideDoors } from './override-shapes.ts';
import { portfolioDoors } from './portfolio-shapes.ts';
import { previewContract } from './preview-shapes.ts';
import { statementDoors } from './statement-entry-shapes.ts';
import { validationContract } from './validation-shapes.ts';

const ByCode = z.strictObject({ code: Code });

export const assessmentContract = {
  ...previewContract,
  ...benchmarkContract,
  ...validationContract,
  ...statementDoors,
  ...analysisDoors,
  ...answerDoors,
  assessCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/assessments',
    may: 'assessments:write',
    summary: 'Assess a customer now',
    params: ByCode,
    answer: AssessmentAnswer,
    creates: true,
  }),
  ...overrideDoors,
  listAssessments: endpoint({
    method: 'GET',
    path: '/customers/{code}/assessments',
    may: 'assessments:read',
    summary: 'A customer’s assessments, the newest first',
    params: ByCode,
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(AssessmentAnswer),
  }),
  getAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}',
    may: 'assessments:read',
    summary: 'One assessment with what it was made from',
    params: z.strictObject({ id: z.uuid() }),
    answer: z.strictObject({ assessment: AssessmentAnswer, snapshot: z.unknown() }),
  }),
  explainAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}/explanation',
    may: 'assessments:read',
    summary: 'What carried an assessment, what changed since the one before, and what would reach the next grade',
    params: z.strictObject({ id: z.uuid() }),
    answer: ExplanationAnswer,
  }),
  replayAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}/replay',
    may: 'assessments:read',
    summary: 'Make an assessment again from what was known then, and compare',
    params: z.strictObject({ id: z.uuid() }),
    answer: z.strictObject({
      assessmentId: z.string(),
      customerCode: z.string(),
      policyVersion: z.string(),
      takenAt: Instant,
      agrees: z.boolean(),
      hashAgrees: z.boolean(),
      compared: z.array(z.string()),
      differences: z.array(z.strictObject({ field: z.string(), stored: z.unknown(), replayed: z.unknown() })),
    }),
  }),
  countGrades: endpoint({
    method: 'GET',
    path: '/grades',
    may: 'assessments:read',
    summary: 'How many active customers stand at each grade',
    answer: z.strictObject({
      items: z.array(z.strictObject({ grade: z.string(), customers: z.int() })),
      notAssessed: z.int(),
    }),
  }),
  ...outlookDoors,
  ...externalDoors,
  ...judgementDoors,
  ...portfolioDoors,
};
