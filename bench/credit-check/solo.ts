import { createCheckLanes } from '#exposure/usecases';
import { openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { drive, type Driven, shown } from './drive.ts';
import { createNaive } from './naive.ts';
import { createOneCall } from './one-call.ts';
import { median, report, roundByRound, type Section } from './report.ts';
import { size } from './size.ts';
import { createOrders, uniform } from './workload.ts';

const { rounds, seconds } = size;

/** One caller alone: nothing to gather, so what counts is the number of round trips. */
export const solo: Section = async () => {
  const bench = await openBench();
  const designs = {
    naive: createNaive(bench.platform),
    'one call': await createOneCall(bench.platform),
    lanes: createCheckLanes(bench.platform).check,
  };
  // Before the first round that counts each design meets a small crowd: a server that has been up for a minute has compiled
  // its code, and the database knows that its tables are not empty.
  for (const [design, check] of Object.entries(designs)) {
    const orders = createOrders(`solo-before-${design}`, uniform(bench.customers));
    await drive(() => orders.ask(check), { callers: 16, seconds });
    await expectConserved(bench.platform, orders.counts);
  }
  await bench.platform.database.pool.query('vacuum analyze');
  const driven: Record<string, Driven[]> = {};
  for (let round = 1; round <= rounds; round += 1) {
    for (const [design, check] of Object.entries(designs)) {
      const orders = createOrders(`solo-${round}-${design}`, uniform(bench.customers));
      const result = await drive(() => orders.ask(check), { callers: 1, seconds, warmUpSeconds: 0.5 });
      (driven[design] ??= []).push(result);
      console.log(`         round ${round}, ${design}: ${shown(result)}`);
      await expectConserved(bench.platform, orders.counts);
    }
  }
  const p50s = (design: string) => (driven[design] ?? []).map(({ p50Ms }) => p50Ms);
  const ratios = roundByRound(p50s('lanes'), p50s('one call'));
  const figures = `${median(p50s('lanes')).toFixed(2)} ms against ${median(p50s('one call')).toFixed(2)}, naive ${median(p50s('naive')).toFixed(2)}`;
  report('1 caller, p50 of the one-call function’s', ratios, { atMost: 1.25 }, figures);
};
