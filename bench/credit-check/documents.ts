import { createCheckLanes } from '#exposure/usecases';
import { invoicesFor, openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { ratiosOf } from './crowd.ts';
import { drive, type Driven, shown } from './drive.ts';
import { median, report, type Section } from './report.ts';
import { size } from './size.ts';
import { createOrders } from './workload.ts';

const { rounds, seconds, manyInvoices } = size;
const few = 777;
const many = 888;

/** One caller, on a customer with 10 open invoices and on one with 100,000. */
export const documents: Section = async () => {
  const { platform } = await openBench();
  await platform.database.pool.query(invoicesFor(`n = ${many}`, manyInvoices - 10));
  await platform.database.pool.query('analyze receivables.invoices, exposure.entries');
  const { check } = createCheckLanes(platform);
  const driven: Record<'few' | 'many', Driven[]> = { few: [], many: [] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, customer] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const orders = createOrders(`documents-${round}-${name}`, () => customer);
      const result = await drive(() => orders.ask(check), { callers: 1, seconds, warmUpSeconds: 0.5 });
      driven[name].push(result);
      console.log(`         round ${round}, ${name}: ${shown(result)}`);
      await expectConserved(platform, orders.counts);
    }
  }
  const p50 = (name: 'few' | 'many') => `${median(driven[name].map(({ p50Ms }) => p50Ms)).toFixed(2)} ms`;
  const figures = `${p50('many')} against ${p50('few')}`;
  report(
    `${manyInvoices} open invoices, p50 of that with 10`,
    ratiosOf(driven.many, driven.few, 'p50Ms'),
    { atMost: 1.2 },
    figures,
  );
};
