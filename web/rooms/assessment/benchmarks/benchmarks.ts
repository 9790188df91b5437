import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Benchmarks = AnswerOf<typeof assessmentContract.listBenchmarks>;
export type Benchmark = Benchmarks['items'][number];
export type BenchmarkBody = BodyOf<typeof assessmentContract.enterBenchmark>;
export type ImportBody = BodyOf<typeof assessmentContract.importBenchmarks>;
export type ImportAnswer = AnswerOf<typeof assessmentContract.importBenchmarks>;

export const levels = ['excellent', 'good', 'average', 'low', 'poor'] as const;
export const sizes = ['all', 'large', 'medium', 'small'] as const;

export const benchmarksQuery = queryOptions({
  queryKey: ['benchmarks'],
  queryFn: ({ signal }) => call(assessmentContract.listBenchmarks, { signal }),
});

export function useEnterBenchmark() {
  return useWrite((body: BenchmarkBody, idempotencyKey) =>
    call(assessmentContract.enterBenchmark, { body, idempotencyKey }),
  );
}

export function useImportBenchmarks() {
  return useWrite((body: ImportBody, idempotencyKey) =>
    call(assessmentContract.importBenchmarks, { body, idempotencyKey }),
  );
}

export function useDropBenchmark() {
  return useWrite((body: BodyOf<typeof assessmentContract.dropBenchmark>, idempotencyKey) =>
    call(assessmentContract.dropBenchmark, { body, idempotencyKey }),
  );
}
