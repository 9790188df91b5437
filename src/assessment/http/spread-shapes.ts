import { z } from 'zod';
import { Code, Day } from '#platform/contract';
import { scopes } from '../statement.ts';
import { LineCode, SpanName, StatementAnswer, StatementBody, Unit } from './statement-shapes.ts';

const PartName = z.enum(['balance_sheet', 'income_statement', 'cash_flow']);

export const SpreadBody = z.strictObject({
  customerCode: Code,
  sheets: z
    .array(
      z.strictObject({ name: z.string().max(100), rows: z.array(z.array(z.string().max(500)).max(100)).max(2_000) }),
    )
    .min(1)
    .max(20)
    .describe('As they stand: row by row, an empty text where a cell is empty.'),
  period: z.strictObject({ periodEnd: Day, span: SpanName }).optional().describe('Over what the file says.'),
  currency: z.string().max(3).optional().describe('Over what the file says; without either it is the customer’s.'),
  scope: z.enum(scopes).optional().describe('Which is read where the file has both; left out: the group’s.'),
  unit: Unit.optional().describe('What one of its figures counts, over what the file says.'),
});

export const Spellings = z.array(
  z.strictObject({
    part: PartName,
    label: z.string().trim().min(1).max(200),
    line: LineCode.nullable().describe('Null: to be left out.'),
  }),
);

export const ReviewedSpreadBody = z.strictObject({
  customerCode: Code,
  statements: z
    .array(StatementBody.omit({ customerCode: true }))
    .min(1)
    .max(20),
  spellings: Spellings.max(500).describe('What was corrected while it was reviewed; it is remembered.'),
  forEverybody: z.boolean().optional().describe('Remembered of every customer, not of this one alone.'),
});

export const ReviewedSpreadAnswer = z.strictObject({ statements: z.array(StatementAnswer), remembered: z.int() });

export const SpreadAnswer = z
  .strictObject({
    currency: z.string(),
    unit: z.number(),
    scope: z.enum(scopes).describe('Whose figures these are.'),
    scopes: z.array(z.enum(scopes)).describe('Whose figures the file has.'),
    unitStated: z.boolean().describe('Whether the file says its unit itself.'),
    parts: z.array(z.string()),
    unread: z.array(z.string()).describe('Sheets on which no statement was found.'),
    periods: z.array(
      z.strictObject({
        periodEnd: z.string().nullable().describe('Null where the file names no day: send `period`.'),
        span: SpanName,
        doubts: z.array(
          z.strictObject({ code: z.string(), line: z.string(), given: z.string(), expected: z.string() }),
        ),
      }),
    ),
    rows: z.array(
      z.strictObject({
        sheet: z.string(),
        cell: z.string(),
        label: z.string(),
        part: z.string(),
        line: z.string().nullable(),
        how: z.enum(['same_name', 'remembered', 'part', 'detail', 'likely', 'unknown']),
        likeness: z.number().nullable().describe('Of likely ones: 0 to 1.'),
        repeats: z.boolean().describe('Another row was taken for the same line before.'),
        figures: z.array(
          z.strictObject({
            period: z.int().describe('Place in `periods`.'),
            cell: z.string(),
            text: z.string(),
            amount: z.string().nullable().describe('In whole currency.'),
            problem: z.enum(['not_a_figure', 'formula_error']).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StatementSpread' });
