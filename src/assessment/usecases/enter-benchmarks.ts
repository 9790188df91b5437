import { ok, type Refusal, type Result, refuse } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { type Benchmark, checkBenchmark } from '../peers/benchmark.ts';
import { readBenchmarks } from '../peers/benchmark-table.ts';
import { benchmarkKey, findBenchmarks, removeBenchmark, saveBenchmarks } from '../store/benchmarks.ts';

export type BenchmarkImport = {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Those that were read, in their order. */
  readonly items: readonly Benchmark[];
  readonly refused: readonly { readonly row: number; readonly refusal: Refusal }[];
};

/** Keeps what others published about one ratio of an industry; the same key again replaces it. */
export function enterBenchmark(platform: Platform, origin: Origin, given: Benchmark): Promise<Result<Done<Benchmark>>> {
  const name = { name: 'assessment.enter_benchmark', may: 'assessments:write', input: given };
  return runCommand(platform, origin, name, async (command) => {
    const checked = checkBenchmark(given);
    if (!checked.ok) return checked;
    const { created, changed } = await keep(command, [checked.value]);
    return ok({ answer: checked.value, effect: created > 0 ? 'created' : changed > 0 ? 'changed' : 'unchanged' });
  });
}

export type BenchmarkTable = {
  readonly table: readonly (readonly string[])[];
  readonly source?: string | undefined;
  readonly year?: number | undefined;
  readonly dryRun?: boolean | undefined;
};

/** Enters many from a table. Rows that cannot be read are told and leave the others standing. */
export function importBenchmarks(
  platform: Platform,
  origin: Origin,
  { dryRun = false, ...given }: BenchmarkTable,
): Promise<Result<Done<BenchmarkImport>>> {
  const name = { name: 'assessment.import_benchmarks', may: 'assessments:write', input: given, dryRun };
  return runCommand(platform, origin, name, async (command) => {
    const rows = readBenchmarks(given.table, given);
    if (!rows.ok) return rows;
    const items = rows.value.flatMap(({ read }) => (read.ok ? [read.value] : []));
    const refused = rows.value.flatMap(({ row, read }) => (read.ok ? [] : [{ row, refusal: read.refusal }]));
    const last = new Map(items.map((one) => [benchmarkKey(one), one]));
    const counts = await keep(command, [...last.values()]);
    return ok({
      answer: { ...counts, items, refused },
      effect: counts.created + counts.changed > 0 ? 'changed' : 'unchanged',
    });
  });
}

/** Takes one out again. */
export function dropBenchmark(
  platform: Platform,
  origin: Origin,
  key: Pick<Benchmark, 'industry' | 'size' | 'ratio' | 'year'>,
): Promise<Result<Done<null>>> {
  const name = { name: 'assessment.drop_benchmark', may: 'assessments:write', input: key };
  return runCommand(platform, origin, name, async ({ tx, record }) => {
    const before = (await findBenchmarks(tx, [key])).get(benchmarkKey(key));
    if (before === undefined) return refuse('not_found', 'benchmark_not_found', 'There is no such benchmark.');
    await removeBenchmark(tx, key);
    record({ subject: key.industry, detail: { benchmark: { before: withoutTrace(before), after: null } } });
    return ok({ answer: null, effect: 'changed' });
  });
}

async function keep({ tx, caller, now, record }: Command, benchmarks: readonly Benchmark[]) {
  const known = await findBenchmarks(tx, benchmarks);
  const before = (one: Benchmark) => known.get(benchmarkKey(one));
  const differing = benchmarks.filter((one) => !isSame(one, before(one)));
  await saveBenchmarks(
    tx,
    differing.map((one) => ({ ...one, enteredBy: caller.name, enteredAt: now })),
  );
  for (const one of differing) {
    const old = before(one);
    record({
      subject: one.industry,
      detail: { benchmark: { before: old === undefined ? null : withoutTrace(old), after: one } },
    });
  }
  const created = differing.filter((one) => before(one) === undefined).length;
  return { created, changed: differing.length - created, unchanged: benchmarks.length - differing.length };
}

function isSame(one: Benchmark, other: Benchmark | undefined): boolean {
  if (other === undefined || one.source !== other.source) return false;
  const { excellent, good, average, low, poor } = other.levels;
  const { levels } = one;
  return (
    [excellent, good, average, low, poor].join() ===
    [levels.excellent, levels.good, levels.average, levels.low, levels.poor].join()
  );
}

function withoutTrace({ industry, size, ratio, year, levels, source }: Benchmark): Benchmark {
  return { industry, size, ratio, year, levels, source };
}
