import { createCheckLanes } from '#exposure/usecases';
import { type Bench, openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { drive, type Driven, shown } from './drive.ts';
import { createNaive } from './naive.ts';
import { median, report, roundByRound, type Section, skip } from './report.ts';
import { size } from './size.ts';
import { buildSlowSync } from './slow-server.ts';
import { type Check, createOrders, hot, type Pick, uniform } from './workload.ts';

const { rounds, seconds } = size;
const callers = 256;

/** 256 callers, in process: the lanes against one transaction per check. */
export const crowd: Section = async () => {
  const bench = await openBench();
  const designs = { naive: createNaive(bench.platform), lanes: createCheckLanes(bench.platform).check };
  const driven = await interleave(bench, 'crowd', designs, {
    hot: hot(bench.customers),
    uniform: uniform(bench.customers),
  });
  for (const load of ['hot', 'uniform']) {
    const [lanes, naive] = [driven(`lanes ${load}`), driven(`naive ${load}`)];
    report(
      `256 callers, ${load}, × naive`,
      ratiosOf(lanes, naive, 'perSecond'),
      { atLeast: 10 },
      figures(lanes, naive),
    );
    const p99Target = { atMost: load === 'hot' ? 0.15 : 0.25 };
    report(`256 callers, ${load}, p99 of naive’s`, ratiosOf(lanes, naive, 'p99Ms'), p99Target, '');
  }
  const evenness = ratiosOf(driven('lanes hot'), driven('lanes uniform'), 'perSecond');
  report('256 callers, hot of uniform', evenness, { atLeast: 0.9 }, '');
};

/** The same on a disk that takes 1 ms longer for every sync. */
export const slowDisk: Section = async () => {
  const preload = await buildSlowSync();
  if (preload === undefined) return skip('+1 ms per sync', 'no C compiler here');
  const bench = await openBench({ customers: size.customers / 5, preload });
  try {
    const designs = {
      naive: createNaive(bench.platform),
      lanes: createCheckLanes(bench.platform).check,
    };
    const driven = await interleave(bench, 'slow', designs, { hot: hot(bench.customers) });
    const [lanes, naive] = [driven('lanes hot'), driven('naive hot')];
    report('+1 ms per sync, hot, × naive', ratiosOf(lanes, naive, 'perSecond'), { atLeast: 18 }, figures(lanes, naive));
  } finally {
    await bench.close();
  }
};

/** Every design under every load, round after round, the books added up again after each. */
async function interleave(
  { platform }: Bench,
  label: string,
  designs: Readonly<Record<string, Check>>,
  loads: Readonly<Record<string, Pick>>,
): Promise<(name: string) => readonly Driven[]> {
  const driven: Record<string, Driven[]> = {};
  for (let round = 1; round <= rounds; round += 1) {
    for (const [load, pick] of Object.entries(loads)) {
      for (const [design, check] of Object.entries(designs)) {
        const orders = createOrders(`${label}-${round}-${load}-${design}`, pick);
        const result = await drive(() => orders.ask(check), { callers, seconds });
        (driven[`${design} ${load}`] ??= []).push(result);
        console.log(`         round ${round}, ${load}, ${design}: ${shown(result)}`);
        await expectConserved(platform, orders.counts);
      }
    }
  }
  return (name) => driven[name] ?? [];
}

export function ratiosOf(one: readonly Driven[], other: readonly Driven[], figure: keyof Driven): number[] {
  const of = (all: readonly Driven[]) => all.map((driven) => driven[figure]);
  return roundByRound(of(one), of(other));
}

export function figures(one: readonly Driven[], other: readonly Driven[]): string {
  const rate = (all: readonly Driven[]) => `${Math.round(median(all.map(({ perSecond }) => perSecond)))}/s`;
  return `${rate(one)} against ${rate(other)}`;
}
