import { sql } from 'kysely';
import { asTable, type Sql, type Tx } from '#platform';
import type { Benchmark } from '../peers/benchmark.ts';

export type KeptBenchmark = Benchmark & { readonly enteredBy: string; readonly enteredAt: Date };

type BenchmarkKey = Pick<Benchmark, 'industry' | 'size' | 'ratio' | 'year'>;

const columns = sql`
  b.industry, b.size, b.ratio, b.year, b.levels, b.source, b.entered_by as "enteredBy", b.entered_at as "enteredAt"`;

/** All of them, or those of some industries: a few hundred a year. */
export async function listBenchmarks(db: Sql, industries: readonly string[] | null = null): Promise<KeptBenchmark[]> {
  const { rows } = await sql<KeptBenchmark>`
    select ${columns} from assessment.benchmarks b
     where ${industries}::text[] is null or b.industry = any(${industries}::text[])
     order by b.industry, b.ratio, b.size, b.year desc`.execute(db);
  return rows;
}

export async function findBenchmarks(tx: Tx, keys: readonly BenchmarkKey[]): Promise<Map<string, KeptBenchmark>> {
  if (keys.length === 0) return new Map();
  const asked = keys.map(({ industry, size, ratio, year }) => ({ industry, size, ratio, year }));
  const { rows } = await sql<KeptBenchmark>`
    select ${columns} from ${asTable(asked, { industry: 'text', size: 'text', ratio: 'text', year: 'int' })}
      join assessment.benchmarks b using (industry, size, ratio, year)`.execute(tx);
  return new Map(rows.map((row) => [benchmarkKey(row), row]));
}

export function benchmarkKey({ industry, size, ratio, year }: BenchmarkKey): string {
  return JSON.stringify([industry, size, ratio, year]);
}

export async function saveBenchmarks(tx: Tx, benchmarks: readonly KeptBenchmark[]): Promise<void> {
  if (benchmarks.length === 0) return;
  const rows = benchmarks.map(({ levels, enteredBy, enteredAt, industry, size, ratio, year, source }) => ({
    industry,
    size,
    ratio,
    year,
    source,
    entered_by: enteredBy,
    entered_at: enteredAt,
    levels: JSON.stringify(levels),
  }));
  const given = asTable(rows, {
    industry: 'text',
    size: 'text',
    ratio: 'text',
    year: 'int',
    source: 'text',
    entered_by: 'text',
    entered_at: 'timestamptz',
    levels: 'jsonb',
  });
  await sql`
    insert into assessment.benchmarks (industry, size, ratio, year, source, entered_by, entered_at, levels)
    select * from ${given}
    on conflict (industry, size, ratio, year) do update
       set source = excluded.source, entered_by = excluded.entered_by, entered_at = excluded.entered_at,
           levels = excluded.levels`.execute(tx);
}

export async function removeBenchmark(tx: Tx, { industry, size, ratio, year }: BenchmarkKey): Promise<void> {
  await sql`
    delete from assessment.benchmarks
     where (industry, size, ratio, year) = (${industry}, ${size}, ${ratio}, ${year})`.execute(tx);
}
