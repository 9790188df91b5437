import { z } from 'zod';
import { Code, Day, Instant } from '#platform/contract';
import { lineItemCodes } from '../chart.ts';
import { assurances, auditOpinions, flowBases, scopes, spans } from '../statement.ts';

export const SpanName = z.enum(spans);
const Opinion = z.enum(auditOpinions);
export const LineCode = z.enum(lineItemCodes as [string, ...string[]]);

export const Unit = z.union([1, 1_000, 10_000, 1_000_000, 100_000_000].map((unit) => z.literal(unit)));

/** What kind of statement it is: two of one period that differ in one of these stand beside each other. */
const Kind = {
  scope: z.enum(scopes).optional().describe('Of the group, or of the parent alone. Left out: `consolidated`.'),
  flows: z
    .enum(flowBases)
    .optional()
    .describe(
      'From the beginning of the year, the last quarter alone, or the second half alone. Left out: `year_to_date`.',
    ),
  assurance: z.enum(assurances).optional().describe('What stands behind it: of several the surest speaks.'),
};

const Figure = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,8})?$/, 'Expected an amount as text such as "-1000.00".')
  .nullable();

export const ChartItem = z.strictObject({
  code: z.string(),
  part: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  isTotal: z.boolean(),
  parent: z
    .strictObject({ total: z.string(), sign: z.literal([1, -1]) })
    .nullable()
    .describe('The total that it is counted in, and whether it is subtracted there.'),
});

export const StatementBody = z.strictObject({
  customerCode: Code,
  periodEnd: Day.describe('The last day of the period.'),
  span: SpanName.describe('Income and cash flow are from the beginning of the year, unless `flows` says otherwise.'),
  currency: z.string().optional().describe('Left out: the customer’s own.'),
  ...Kind,
  audited: z.boolean().optional().describe('`assurance` says more, and over it.'),
  opinion: Opinion.optional().describe('What the auditor said. Only audited statements carry one.'),
  source: z.string().trim().max(200).optional(),
  unit: Unit.optional().describe('What one figure counts: 10000 of those in 万元. Left out: 1.'),
  figures: z
    .partialRecord(LineCode, Figure)
    .describe('By the codes of the chart. What is left out is unknown, not zero.'),
  opening: z
    .partialRecord(LineCode, Figure)
    .optional()
    .describe('年初余额 as the same balance sheet prints it: set against what the year before closed with.'),
  replacesId: z.uuid().optional().describe('The statement it corrects, where its kind is corrected as well.'),
  replacesVersion: z.int().optional().describe('The version that this statement corrects.'),
});

export const StatementAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    periodEnd: z.string(),
    span: SpanName,
    scope: z.enum(scopes),
    flows: z.enum(flowBases),
    currency: z.string(),
    audited: z.boolean(),
    assurance: z.enum(assurances),
    opinion: Opinion.nullable(),
    source: z.string(),
    version: z.int(),
    enteredBy: z.string(),
    enteredAt: Instant,
    figures: z.record(z.string(), z.string()),
    opening: z.record(z.string(), z.string()).nullable().describe('年初余额 as the balance sheet itself prints it.'),
    doubts: z
      .array(
        z.strictObject({
          code: z.enum(['does_not_add_up', 'parts_exceed_total', 'negative_amount']),
          line: z.string(),
          given: z.string(),
          expected: z.string(),
          from: z.array(z.string()),
        }),
      )
      .describe('What does not add up. It is told, never repaired.'),
  })
  .meta({ id: 'Statement' });

export const ListedStatement = StatementAnswer.extend({
  speaks: z.boolean().describe('Whether it is the one of its period that ratios and assessments are made from.'),
  since: z
    .strictObject({ after: z.string(), figures: z.record(z.string(), z.string()) })
    .describe('Income and cash flow after the statement before it in the same year, or since the year began.'),
}).meta({ id: 'ListedStatement' });

export const ImportBody = z.strictObject({
  table: z
    .array(z.array(z.string().max(500)).max(400))
    .min(2)
    .max(2_000)
    .describe('Header and rows: one row per statement, or one column per period.'),
  customerCode: Code.optional().describe('Of tables that name no customer.'),
  currency: z.string().optional(),
  source: z.string().trim().max(200).optional(),
  audited: z.boolean().optional(),
  dryRun: z.boolean().optional().describe('Everything is done and answered, then rolled back.'),
});

export const ImportAnswer = z
  .strictObject({
    layout: z.enum(['row_per_statement', 'column_per_period']),
    lines: z.array(z.strictObject({ header: z.string(), line: z.string() })),
    unknown: z.array(z.string()).describe('Headers that are no line of the chart: left out.'),
    created: z.int(),
    unchanged: z.int(),
    refused: z.array(
      z.strictObject({ row: z.int(), code: z.string(), detail: z.string(), field: z.string().nullable() }),
    ),
  })
  .meta({ id: 'StatementImport' });
