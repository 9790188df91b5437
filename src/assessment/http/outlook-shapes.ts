import { z } from 'zod';
import { Day, endpoint, Instant, Reason } from '#platform/contract';

const OutlookAnswer = z.strictObject({
  industry: z.string(),
  outlook: z.enum(['positive', 'stable', 'cautious', 'negative']),
  reason: z.string(),
  source: z.string(),
  owner: z.string().describe('Who keeps it up to date.'),
  statedOn: z.string().nullable(),
  validTo: z.string().nullable().describe('The last day it counts.'),
  changedBy: z.string(),
  changedAt: Instant,
});

export const outlookDoors = {
  listOutlooks: endpoint({
    method: 'GET',
    path: '/industry-outlooks',
    may: 'assessments:read',
    summary: 'How industries are expected to do',
    answer: z.strictObject({ items: z.array(OutlookAnswer) }),
  }),
  setOutlook: endpoint({
    method: 'PUT',
    path: '/industry-outlooks/{industry}',
    may: 'assessments:write',
    summary: 'State how an industry is expected to do',
    params: z.strictObject({ industry: z.string().trim().min(1).max(100) }),
    body: z.strictObject({
      outlook: OutlookAnswer.shape.outlook,
      reason: Reason,
      source: z.string().trim().max(300).optional(),
      owner: z.string().trim().max(100).optional().describe('Left out: the caller.'),
      validTo: Day.optional().describe('Left out: in a year.'),
    }),
    answer: OutlookAnswer,
  }),
};
