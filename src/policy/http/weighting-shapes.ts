import { z } from 'zod';
import { endpoint, Instant } from '#platform/contract';
import { weightingTopics } from '../weighting.ts';

const Text = z.strictObject({ zh: z.string(), en: z.string() });
const TopicName = z.enum(weightingTopics);

const Pairs = z
  .array(z.number())
  .max(400)
  .describe('Each pair once, row by row above the diagonal: how much more the first counts, from 1/9 to 9 (Saaty).');

const WeighedAnswer = z.strictObject({
  weights: z.array(z.number()).describe('In the order of the criteria, adding up to 1.'),
  lambdaMax: z.number(),
  consistencyIndex: z.number(),
  consistencyRatio: z.number().nullable().describe('Null for two criteria, that cannot contradict each other.'),
  isConsistent: z.boolean().describe('Below 0.1, by Saaty’s rule.'),
  oddest: z
    .strictObject({ row: z.int(), column: z.int(), given: z.number(), implied: z.number() })
    .nullable()
    .describe('The pair that stands furthest from what all the others say.'),
});

const TopicAnswer = z.strictObject({
  topic: TopicName,
  name: Text,
  criteria: z.array(z.strictObject({ code: z.string(), name: Text, weight: z.int() })),
  own: Pairs.nullable(),
  members: z.array(
    z.strictObject({ person: z.string(), isOwn: z.boolean(), enteredAt: Instant, weighed: WeighedAnswer }),
  ),
  combined: WeighedAnswer.nullable().describe('The geometric mean of those who do not contradict themselves.'),
});

/** 层次分析法: members of the committee weigh criteria against each other. */
export const weightingContract = {
  listWeightings: endpoint({
    method: 'GET',
    path: '/weightings',
    may: 'policies:weigh',
    summary: 'How the committee weighs criteria against each other, and the weights that follow',
    answer: z
      .strictObject({
        version: z.string(),
        topics: z.array(TopicAnswer),
        weights: z.array(z.strictObject({ code: z.string(), weight: z.int() })).describe('Of 100, for every factor.'),
      })
      .meta({ id: 'Weightings' }),
  }),
  tryComparisons: endpoint({
    method: 'POST',
    path: '/weighting-checks',
    may: 'policies:weigh',
    summary: 'What comparisons would come to',
    description: 'Nothing is saved.',
    body: z.strictObject({ topic: TopicName, pairs: Pairs }),
    answer: WeighedAnswer,
    idempotent: false,
  }),
  compareCriteria: endpoint({
    method: 'PUT',
    path: '/weightings/{topic}',
    may: 'policies:weigh',
    summary: 'Weigh the criteria of a topic against each other, or take that back',
    params: z.strictObject({ topic: TopicName }),
    body: z.strictObject({ pairs: Pairs.nullable().describe('Null takes the caller’s comparisons back.') }),
    answer: z.strictObject({ topic: TopicName }),
  }),
};
