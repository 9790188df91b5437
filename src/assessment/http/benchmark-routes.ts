import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { comparedRatios } from '../peers/peer-position.ts';
import { ratioDefinitions } from '../ratio-definitions.ts';
import { listBenchmarks } from '../store/benchmarks.ts';
import { dropBenchmark, enterBenchmark, importBenchmarks } from '../usecases/enter-benchmarks.ts';
import { benchmarkContract as contract } from './benchmark-shapes.ts';

export function benchmarkRoutes(platform: Platform): Route[] {
  return [
    read(contract.listBenchmarks, async () => {
      const items = await listBenchmarks(platform.database.sql);
      return ok({
        ratios: comparedRatios.flatMap(({ code }) => {
          const definition = ratioDefinitions.find((one) => one.code === code);
          return definition === undefined
            ? []
            : [{ code, name: { zh: definition.zh, en: definition.en }, unit: definition.unit }];
        }),
        items: items.map((one) => ({ ...one, enteredAt: one.enteredAt.toISOString() })),
      });
    }),
    write(contract.enterBenchmark, ({ origin, body }) => enterBenchmark(platform, origin, body)),
    write(contract.importBenchmarks, async ({ origin, body }) => {
      const done = await importBenchmarks(platform, origin, body);
      if (!done.ok) return done;
      const { items, refused, ...counts } = done.value.answer;
      const answer = {
        ...counts,
        items: [...items],
        refused: refused.map(({ row, refusal }) => ({
          row,
          code: refusal.code,
          detail: refusal.detail,
          field: refusal.field ?? null,
        })),
      };
      return ok({ ...done.value, answer });
    }),
    write(contract.dropBenchmark, async ({ origin, body }) => {
      const done = await dropBenchmark(platform, origin, body);
      return done.ok ? ok({ ...done.value, answer: { removed: true as const } }) : done;
    }),
  ];
}
