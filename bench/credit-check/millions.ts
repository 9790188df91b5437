import { createCheckLanes } from '#exposure/usecases';
import { openBench } from './bench-company.ts';
import { expectConserved } from './conserve.ts';
import { figures, ratiosOf } from './crowd.ts';
import { drive, type Driven, shown } from './drive.ts';
import { report, type Section } from './report.ts';
import { size } from './size.ts';
import { createOrders, hot } from './workload.ts';

const { rounds, seconds } = size;

/** 256 callers over 1,000,000 customers, and over 10,000: two servers, of which one works at a time. */
export const millions: Section = async () => {
  const few = await openBench({ customers: size.customers, invoicesEach: 1 });
  const many = await openBench({ customers: size.manyCustomers, invoicesEach: 1 });
  try {
    const companies = { few, many };
    const driven: Record<string, Driven[]> = { few: [], many: [] };
    const lanes = { few: createCheckLanes(few.platform), many: createCheckLanes(many.platform) };
    for (let round = 1; round <= rounds; round += 1) {
      for (const name of ['few', 'many'] as const) {
        const { platform, customers } = companies[name];
        const orders = createOrders(`millions-${round}`, hot(customers));
        const result = await drive(() => orders.ask(lanes[name].check), { callers: 256, seconds });
        driven[name]?.push(result);
        console.log(`         round ${round}, ${customers} customers: ${shown(result)}`);
        await expectConserved(platform, orders.counts);
      }
    }
    const [ofMany, ofFew] = [driven['many'] ?? [], driven['few'] ?? []];
    report(
      `${size.manyCustomers} customers, of the rate at ${size.customers}`,
      ratiosOf(ofMany, ofFew, 'perSecond'),
      { atLeast: 0.7 },
      figures(ofMany, ofFew),
    );
  } finally {
    await few.close();
    await many.close();
  }
};
