import { z } from 'zod';
import { Code, endpoint, pageOf } from '#platform/contract';
import { ReviewedSpreadAnswer, ReviewedSpreadBody, Spellings, SpreadAnswer, SpreadBody } from './spread-shapes.ts';
import {
  ChartItem,
  ImportAnswer,
  ImportBody,
  ListedStatement,
  StatementAnswer,
  StatementBody,
} from './statement-shapes.ts';

/** Statements in, by hand, by table and by file, and out again. */
export const statementDoors = {
  getChart: endpoint({
    method: 'GET',
    path: '/statement-chart',
    may: 'signed_in',
    summary: 'Every line that a statement may hold, in the Chinese enterprise format',
    answer: z.strictObject({
      items: z.array(ChartItem),
      sums: z
        .array(
          z.strictObject({
            total: z.string(),
            plus: z.array(z.string()),
            minus: z.array(z.string()),
            of: z.enum(['totals', 'parts', 'signed']),
          }),
        )
        .describe('What adds up to what: checked as it is typed.'),
    }),
  }),
  enterStatement: endpoint({
    method: 'POST',
    path: '/statements',
    may: 'statements:write',
    summary: 'Enter a statement of a customer',
    description:
      'The same figures again answer 200; other figures for the period are a conflict unless they correct it.',
    body: StatementBody,
    answer: StatementAnswer,
    creates: true,
  }),
  importStatements: endpoint({
    method: 'POST',
    path: '/statements/import',
    may: 'statements:write',
    summary: 'Enter many statements from a table',
    body: ImportBody,
    answer: ImportAnswer,
  }),
  spreadStatements: endpoint({
    method: 'POST',
    path: '/statement-spreads',
    may: 'statements:write',
    summary: 'How sheets or a pasted table would be read as statements',
    description: 'Every line with its cell and how it was recognised. Nothing is saved.',
    body: SpreadBody,
    answer: SpreadAnswer,
    idempotent: false,
  }),
  saveSpread: endpoint({
    method: 'POST',
    path: '/reviewed-spreads',
    may: 'statements:write',
    summary: 'Save every period of a file that was looked at, or none',
    body: ReviewedSpreadBody,
    answer: ReviewedSpreadAnswer,
  }),
  rememberSpellings: endpoint({
    method: 'POST',
    path: '/statement-spellings',
    may: 'statements:write',
    summary: 'Remember how lines of statements are named',
    body: z.strictObject({
      customerCode: Code.nullable().describe('Null: for every customer.'),
      spellings: Spellings.min(1).max(500),
    }),
    answer: z.strictObject({ remembered: z.int() }),
  }),
  listStatements: endpoint({
    method: 'GET',
    path: '/customers/{code}/statements',
    may: 'assessments:read',
    summary: 'A customer’s statements, the newest first',
    params: z.strictObject({ code: Code }),
    answer: pageOf(ListedStatement),
  }),
};
