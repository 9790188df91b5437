import { createCheckLanes } from '#exposure/usecases';
import { expectConserved } from './conserve.ts';
import { drive, type Driven, shown } from './drive.ts';
import { createNaive } from './naive.ts';
import { median, type Section } from './report.ts';
import { createOrders, hot, uniform } from './workload.ts';

const rounds = 3;
const callers = 256;

/** 256 callers, in process: the lanes against one transaction per check. */
export const crowd: Section = async ({ open, report }) => {
  const bench = await open();
  try {
    const designs = { naive: createNaive(bench.platform), lanes: createCheckLanes(bench.platform).check };
    const loads = { hot: hot(bench.customers), uniform: uniform(bench.customers) };
    const driven: Record<string, Driven[]> = {};
    for (let round = 1; round <= rounds; round += 1) {
      for (const [load, pick] of Object.entries(loads)) {
        for (const [design, check] of Object.entries(designs)) {
          const orders = createOrders(`${round}-${load}-${design}`, pick);
          const result = await drive(() => orders.ask(check), { callers, seconds: 3 });
          (driven[`${design} ${load}`] ??= []).push(result);
          console.log(`         round ${round}, ${load}, ${design}: ${shown(result)}`);
          await expectConserved(bench.platform, orders.counts);
        }
      }
    }
    const ofRounds = (figure: (round: number) => number) =>
      median(Array.from({ length: rounds }, (_, round) => figure(round)));
    const at = (name: string, round: number) => driven[name]?.[round] as Driven;
    const rate = (name: string) => Math.round(ofRounds((round) => at(name, round).perSecond));
    for (const load of Object.keys(loads)) {
      const faster = ofRounds((round) => at(`lanes ${load}`, round).perSecond / at(`naive ${load}`, round).perSecond);
      const slowest = ofRounds((round) => at(`lanes ${load}`, round).p99Ms / at(`naive ${load}`, round).p99Ms);
      report(
        `256 callers, ${load}, × naive`,
        faster,
        { atLeast: 10 },
        `${rate(`lanes ${load}`)}/s against ${rate(`naive ${load}`)}/s`,
      );
      report(`256 callers, ${load}, p99 of naive’s`, slowest, { atMost: load === 'hot' ? 0.15 : 0.25 }, '');
    }
    const evenness = ofRounds((round) => at('lanes hot', round).perSecond / at('lanes uniform', round).perSecond);
    report('256 callers, hot of uniform', evenness, { atLeast: 0.9 }, '');
  } finally {
    await bench.close();
  }
};
