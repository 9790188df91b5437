import { z } from 'zod';
import { Code, endpoint, MoneyAnswer } from '#platform/contract';
import { modelCodes } from '../models/model.ts';
import { ModelAnswer } from './assessment-shapes.ts';
import { StandingAnswer } from './benchmark-shapes.ts';
import { SpanName } from './statement-shapes.ts';

const ByCode = z.strictObject({ code: Code });
const Label = z.strictObject({ zh: z.string(), en: z.string() });

const RatioAnswer = z.strictObject({
  value: z.number().nullable(),
  because: z.string().nullable().describe('Why there is no value.'),
  missing: z.array(z.string()),
  without: z.array(z.string()).describe('Lines that the sum would include and the statement does not name.'),
  proxy: z.string().nullable().describe('The line that stands in for one that is missing: shown, never scored.'),
});

const RatiosAnswer = z
  .strictObject({
    definitions: z.array(
      z.strictObject({
        code: z.string(),
        group: z.string(),
        name: Label,
        unit: z.enum(['percent', 'times', 'days']),
        formula: z.string(),
        formulaEn: z.string(),
      }),
    ),
    periods: z.array(
      z.strictObject({
        periodEnd: z.string(),
        span: SpanName,
        currency: z.string(),
        audited: z.boolean(),
        workingCapital: MoneyAnswer.nullable(),
        operatingCycleDays: RatioAnswer,
        cashCycleDays: RatioAnswer,
        ratios: z.record(z.string(), RatioAnswer),
      }),
    ),
  })
  .meta({ id: 'Ratios' });

const AnalysisAnswer = z
  .strictObject({
    models: z.array(
      z.strictObject({
        code: z.enum(modelCodes),
        name: Label,
        formula: Label,
        source: z.string(),
        appliesTo: Label,
        zones: Label,
        isVerified: z
          .boolean()
          .describe('False: its figures could not be held against their source; no value is judged.'),
      }),
    ),
    periods: z.array(
      z.strictObject({
        periodEnd: z.string(),
        span: SpanName,
        currency: z.string(),
        models: z.array(ModelAnswer),
        duPont: z
          .strictObject({
            netMargin: z.number().nullable(),
            assetTurnover: z.number().nullable(),
            equityMultiplier: z.number().nullable(),
            returnOnEquity: z.number().nullable(),
          })
          .nullable(),
        commonSize: z.record(z.string(), z.number()).describe('Shares of total assets, or of revenue.'),
      }),
    ),
  })
  .meta({ id: 'StatementAnalysis' });

/** What statements tell: ratios, where they stand among others, models. */
export const analysisDoors = {
  getRatios: endpoint({
    method: 'GET',
    path: '/customers/{code}/ratios',
    may: 'assessments:read',
    summary: 'The ratios of every statement of a customer, with their definitions',
    params: ByCode,
    answer: RatiosAnswer,
  }),
  getPeers: endpoint({
    method: 'GET',
    path: '/customers/{code}/peers',
    may: 'assessments:read',
    summary: 'Where the main ratios of a customer stand among ours of its industry and size',
    params: ByCode,
    answer: z.strictObject({
      industry: z.string().nullable(),
      size: z
        .enum(['small', 'medium', 'large'])
        .nullable()
        .describe('By net assets: below 20 million, from 200 million.'),
      items: z
        .array(
          z.strictObject({
            code: z.string(),
            value: z.number().nullable(),
            quartile: z.int().nullable().describe('1 is the best quarter of the group, 4 the worst.'),
            group: z.enum(['industry_and_size', 'industry']).nullable(),
            peers: z.int(),
            median: z.number().nullable(),
            because: z.enum(['not_known', 'too_few_peers']).nullable().describe('Why there is no quartile.'),
            benchmark: StandingAnswer.nullable().describe('Where our own are too few: what others published.'),
          }),
        )
        .describe('Empty where the industry is not recorded.'),
    }),
  }),
  getAnalysis: endpoint({
    method: 'GET',
    path: '/customers/{code}/statement-analysis',
    may: 'assessments:read',
    summary: 'Models, DuPont and common size of every statement of a customer',
    params: ByCode,
    answer: AnalysisAnswer,
  }),
};
