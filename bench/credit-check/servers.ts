import { createCheckLanes } from '#exposure/usecases';
import { type Connection, groupOf, platformOver, openBench } from './bench-company.ts';
import { inChild } from './child.ts';
import { expectConserved } from './conserve.ts';
import { drive, type Driven, shown } from './drive.ts';
import { median, report, roundByRound, type Section } from './report.ts';
import { size } from './size.ts';
import { createOrders, hot, uniform } from './workload.ts';

const { rounds, seconds } = size;

/** Both processes are new each time: their code is not compiled, and their connections meet each page for the first time. */
const warmUpSeconds = 3;

type Told = {
  readonly connection: Connection;
  readonly customers: number;
  readonly label: string;
  readonly load: 'hot' | 'uniform';
  readonly seconds: number;
  /** Which half of the credit groups this server keeps to; undefined: it takes what comes. */
  readonly half: 0 | 1 | undefined;
};
type Served = Driven & { readonly mismatches: number; readonly refused: number };

/** Two server processes on one database, each with its own lanes: every group at one of them, or at both. */
export const servers: Section = async () => {
  const { platform, connection, customers } = await openBench();
  for (const load of ['uniform', 'hot'] as const) {
    const rates = { routed: [] as number[], anywhere: [] as number[] };
    for (let round = 1; round <= rounds; round += 1) {
      // Tables grow from one to the next: each goes first in turn.
      for (const way of round % 2 === 1 ? (['routed', 'anywhere'] as const) : (['anywhere', 'routed'] as const)) {
        const served = await Promise.all(
          ([0, 1] as const).map((one) => {
            const half = way === 'routed' ? one : undefined;
            const label = `servers-${load}-${round}-${way}-${one}`;
            return inChild<Served>('as-server', { connection, customers, label, load, half, seconds } satisfies Told);
          }),
        );
        for (const one of served) {
          console.log(`         round ${round}, ${load}, ${way}: ${shown(one)}`);
          await expectConserved(platform, { mismatches: one.mismatches, refused: one.refused });
        }
        rates[way].push(served.reduce((sum, { perSecond }) => sum + perSecond, 0));
      }
    }
    const ratios = roundByRound(rates.anywhere, rates.routed);
    const shownRates = `${Math.round(median(rates.anywhere))}/s against ${Math.round(median(rates.routed))}/s`;
    report(`two servers, ${load}, not routed of routed`, ratios, { atLeast: 0.75 }, shownRates);
  }
};

export async function serveHalf(told: Told): Promise<Served> {
  const { connection, customers, label, load, half } = told;
  const platform = platformOver(connection);
  const anyone = load === 'hot' ? hot(customers) : uniform(customers);
  const orders = createOrders(label, () => {
    for (;;) {
      const customer = anyone();
      // Families begin at every tenth customer: their tens alternate between the halves as single customers do.
      if (half === undefined || Math.floor(groupOf(customer) / 10) % 2 === half) return customer;
    }
  });
  const { check } = createCheckLanes(platform);
  const driven = await drive(() => orders.ask(check), { callers: 128, seconds: told.seconds, warmUpSeconds });
  await platform.database.close();
  return { ...driven, mismatches: orders.counts.mismatches, refused: orders.counts.refused };
}
