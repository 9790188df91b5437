import { z } from 'zod';
import { QualityAnswer } from './assessment-shapes.ts';

const ChangeAnswer = z.strictObject({
  code: z.string(),
  gain: z.int(),
  from: z.union([z.number(), z.string()]).nullable(),
  kind: z.enum(['at_least', 'below', 'answer']),
  to: z.union([z.number(), z.string()]),
  heldBy: z.array(z.string()).describe('Caps that would hold the grade down all the same.'),
});

export const ExplanationAnswer = z
  .strictObject({
    assessmentId: z.string(),
    best: z.array(z.string()).describe('Factors that carry the score.'),
    worst: z.array(z.string()).describe('Factors that cost it most.'),
    next: z.strictObject({
      kind: z.enum(['best', 'held', 'reachable', 'out_of_reach']),
      grade: z.string().nullable(),
      pointsShort: z.int().nullable(),
      heldBy: z
        .array(z.string())
        .describe('What holds the grade down; of a reachable one: whichever of the changes is made.'),
      alone: z.array(ChangeAnswer).describe('Each of these alone is enough for the score.'),
      together: z.array(ChangeAnswer).describe('Where none is: the fewest that are enough together.'),
    }),
    quality: QualityAnswer.nullable().describe('Null where there is no statement.'),
    qualityCounts: z.boolean().describe('Whether the policy of the assessment lets it count.'),
    since: z
      .strictObject({
        assessmentId: z.string(),
        asOf: z.string(),
        grade: z.string(),
        from: z.int(),
        to: z.int(),
        steps: z.array(
          z.strictObject({
            code: z.string(),
            change: z.int(),
            before: z.union([z.number(), z.string()]).nullable(),
            after: z.union([z.number(), z.string()]).nullable(),
          }),
        ),
        capsGone: z.array(z.string()),
        capsNew: z.array(z.string()),
        otherPolicy: z.boolean(),
      })
      .nullable()
      .describe('What changed since the assessment before; the steps add up to the difference.'),
  })
  .meta({ id: 'Explanation' });
