import { z } from 'zod';
import { Day, Instant, Reason } from '#platform/contract';
import { draftFaultCodes } from '../draft-faults.ts';
import { editionStates } from '../edition.ts';
import { grades } from '../grade-scale.ts';
import { chosenFactorCodes, dimensions, measuredFactorCodes } from '../scorecard.ts';

export const Text = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });

const GradeName = z.enum(grades);
const FactorName = z.enum([...measuredFactorCodes, ...chosenFactorCodes]);
const Points = z.number().min(0).max(1_000);
const Figure = z.number().min(-1e9).max(1e9);
const Name = z.string().trim().min(1).max(100);

const FactorDraft = z.strictObject({
  code: FactorName,
  weight: Points.describe('What its best row counts, of 100; all rows are scaled to it. 0 leaves it out.'),
  missingPoints: Points.describe('Where it is not known, by its rows: never above their middle.'),
  missingAtMost: GradeName.nullable().describe('The most that a customer is graded of whom it is not known.'),
  isLinear: z.boolean().describe('Between the beginnings of two bands points run in a straight line.'),
  bands: z.array(z.strictObject({ from: Figure.nullable(), points: Points })).max(30),
  choices: z.array(z.strictObject({ answer: z.string().max(64), points: Points })).max(30),
});

const Test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), answer: z.string().max(64) }),
  z.strictObject({ kind: z.enum(['at_least', 'below']), figure: Figure }),
]);

const Variant = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Expected small letters, figures and underlines, such as "thin_file".'),
  name: z.strictObject({ zh: Name, en: Name }),
  for: z
    .strictObject({
      thinFile: z.boolean().optional(),
      newCustomer: z.boolean().optional(),
      industries: z.array(Name).max(50).optional(),
      customerTypes: z.array(Name).max(50).optional(),
    })
    .describe('Everything that is given must be so.'),
  weights: z.partialRecord(FactorName, Points).describe('Adding up to 100; what is not named is not asked.'),
  atMost: GradeName.optional(),
});

/** How customers are graded, as figures that a person may set. */
export const ScorecardDraftShape = z
  .strictObject({
    factors: z.array(FactorDraft).max(60),
    vetoes: z.array(z.strictObject({ factor: FactorName, test: Test, atMost: GradeName })).max(40),
    variants: z.array(Variant).max(20).describe('The first that fits a customer is used.'),
    bands: z.array(z.strictObject({ grade: GradeName, from: z.number() })).max(20),
    caps: z.array(z.strictObject({ when: z.string().max(64), atMost: GradeName })).max(20),
    pds: z.array(z.strictObject({ grade: GradeName, pd: z.number() })).max(20),
  })
  .meta({ id: 'ScorecardDraft' });

export const DraftFaultShape = z.strictObject({
  code: z.enum(draftFaultCodes),
  at: z.string().describe('A factor or a variant; empty where it is the whole card.'),
  figure: z.number().nullable(),
});

export const ChangeShape = z.strictObject({
  section: Text,
  about: Text,
  before: Text.nullable(),
  after: Text.nullable(),
});

export const ScorecardAnswer = z
  .strictObject({
    version: z.string(),
    effectiveFrom: z.string(),
    firstDay: z.string().describe('The first day on which another edition may begin.'),
    factors: z.array(
      z.strictObject({
        code: FactorName,
        dimension: z.enum(dimensions),
        name: Text,
        unit: z
          .enum(['percent', 'times', 'days', 'years', 'points'])
          .nullable()
          .describe('Null: chosen from a few answers.'),
        choices: z.array(z.strictObject({ answer: z.string(), label: Text })),
      }),
    ),
    dimensions: z.array(z.strictObject({ code: z.enum(dimensions), name: Text })),
    grades: z.array(z.strictObject({ grade: GradeName, meaning: Text })),
    caps: z.array(z.strictObject({ when: z.string(), name: Text })),
    draft: ScorecardDraftShape,
  })
  .meta({ id: 'Scorecard' });

export const EditionBody = z.strictObject({
  draft: ScorecardDraftShape,
  replaces: z.string().max(64).describe('The version that was drafted from.'),
  effectiveFrom: Day.describe('Not today: a day is decided by one policy.'),
  reason: Reason,
});

export const EditionAnswer = z
  .strictObject({
    version: z.string(),
    baseVersion: z.string(),
    replaces: z.string(),
    effectiveFrom: z.string(),
    reason: z.string(),
    state: z.enum(editionStates),
    proposedBy: z.string(),
    proposedById: z.string(),
    proposedAt: Instant,
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
    changes: z.array(ChangeShape).describe('Against the version that it was drafted from.'),
    draft: ScorecardDraftShape,
  })
  .meta({ id: 'PolicyEdition' });
