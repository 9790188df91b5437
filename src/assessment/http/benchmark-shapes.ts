import { z } from 'zod';
import { endpoint, Instant } from '#platform/contract';
import { benchmarkLevels, benchmarkSizes } from '../peers/benchmark.ts';
import { comparedRatios } from '../peers/peer-position.ts';

const Label = z.strictObject({ zh: z.string(), en: z.string() });
const RatioName = z.enum(comparedRatios.map(({ code }) => code));
const Size = z.enum(benchmarkSizes);
const Line = z.number().min(-1e6).max(1e6).nullable();

const Levels = z
  .strictObject({ excellent: Line, good: Line, average: Line, low: Line, poor: Line })
  .describe('From the best to the worst; shares as 0.12.');

const Key = z.strictObject({
  industry: z.string().trim().min(1).max(100).describe('全行业 stands for every industry.'),
  size: Size,
  ratio: RatioName,
  year: z.int().describe('That the figures are of.'),
});

const Benchmark = Key.extend({ levels: Levels, source: z.string().trim().min(1).max(200) });

/** Where a figure stands among what others published. */
export const StandingAnswer = z.strictObject({
  level: z.enum([...benchmarkLevels, 'below']).describe('The best level that it reaches.'),
  industry: z.string(),
  size: Size,
  year: z.int(),
  levels: Levels,
  source: z.string(),
});

/** Figures of an industry that others published, for where our own customers are too few. */
export const benchmarkContract = {
  listBenchmarks: endpoint({
    method: 'GET',
    path: '/benchmarks',
    may: 'assessments:read',
    summary: 'What others published about industries',
    answer: z
      .strictObject({
        ratios: z.array(z.strictObject({ code: RatioName, name: Label, unit: z.enum(['percent', 'times', 'days']) })),
        items: z.array(Benchmark.extend({ enteredBy: z.string(), enteredAt: Instant })),
      })
      .meta({ id: 'Benchmarks' }),
  }),
  enterBenchmark: endpoint({
    method: 'POST',
    path: '/benchmarks',
    may: 'assessments:write',
    summary: 'Enter what others published about one ratio of an industry',
    description: 'The same industry, size, ratio and year again replace what was entered.',
    body: Benchmark,
    answer: Benchmark,
    creates: true,
  }),
  importBenchmarks: endpoint({
    method: 'POST',
    path: '/benchmarks/import',
    may: 'assessments:write',
    summary: 'Enter many benchmarks from a table',
    description: 'With heads such as 行业, 规模, 指标, 优秀值 … 较差值. Of percentages 12.5 is 12.5 %.',
    body: z.strictObject({
      table: z
        .array(z.array(z.string().max(500)).max(50))
        .min(2)
        .max(5_000),
      source: z.string().trim().max(200).optional().describe('Of tables that name none.'),
      year: z.int().optional().describe('Of tables that name none.'),
      dryRun: z.boolean().optional().describe('Everything is read and answered, then rolled back.'),
    }),
    answer: z.strictObject({
      created: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      items: z.array(Benchmark),
      refused: z.array(
        z.strictObject({ row: z.int(), code: z.string(), detail: z.string(), field: z.string().nullable() }),
      ),
    }),
  }),
  dropBenchmark: endpoint({
    method: 'POST',
    path: '/benchmarks/removal',
    may: 'assessments:write',
    summary: 'Take a benchmark out',
    body: Key,
    answer: z.strictObject({ removed: z.literal(true) }),
  }),
};
