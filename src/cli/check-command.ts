import type { Command } from 'commander';
import { findCustomer } from '#customers/usecases';
import { exposureContract } from '#exposure/contract';
import { createCheckLanes } from '#exposure/usecases';
import { operator, type Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseBody } from './parse-input.ts';
import { printJson, shown } from './print.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

type Options = {
  readonly order: string;
  readonly delivery?: string;
  readonly simulate?: true;
  readonly asOf?: string;
  readonly currency?: string;
  readonly json?: true;
};
type Amount = { readonly currency: string; readonly amount: string };

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .summary('check an order against its customer’s limit')
    .description('Checks an order as the API does: it reserves the amount when it passes, unless you simulate.')
    .argument('<customer>', 'customer code')
    .argument('<amount>', 'such as 125000.00')
    .requiredOption('--order <number>', 'number of the sales order')
    .option(
      '--delivery <number>',
      'check this delivery of the order: what the order has reserved is not asked for twice',
    )
    .option('--currency <code>', 'of the amount, such as USD; left out: the customer’s')
    .option('--simulate', 'show what the answer would be, and write nothing')
    .option('--as-of <day>', 'as of another day; only with --simulate')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', examples)
    .action((customer: string, amount: string, options: Options) =>
      withPlatform((platform) => check(platform, customer, amount, options)),
    );
}

const examples = `
Exit codes: 0 approved; 3 held or rejected; 1 not checked; 2 wrong usage.

Examples:
  headroom check C00042 125000.00 --order SO-1001 --simulate
  headroom check C00042 125000.00 --order SO-1001 --json
  headroom check C00042 60000.00 --order SO-1001 --delivery DN-7`;

async function check(
  platform: Platform,
  customerCode: string,
  amount: string,
  { order, delivery, currency, simulate, asOf, json }: Options,
): Promise<ExitCode> {
  const customer = await findCustomer(platform.database.sql, customerCode);
  const body = parseBody(exposureContract.checkCredit, {
    customerCode,
    document:
      delivery === undefined
        ? { type: 'sales_order', number: order }
        : { type: 'delivery', number: delivery, orderNumber: order },
    amount: { currency: currency ?? customer?.currency ?? platform.company.currency, amount },
    simulate: simulate === true,
    asOf,
  });
  const checked = await createCheckLanes(platform).check({ caller: operator }, body);
  if (!checked.ok) return printRefusal(checked.refusal);
  const { outcome, limit, exposureBefore, headroomBefore, headroomAfter, objections, counted, rate } = checked.value;
  if (json === true) printJson(checked.value);
  else {
    console.log(`${outcome}${simulate === true ? ' (simulated)' : ''}`);
    if (counted !== undefined) console.log(`counted ${shown(counted)}, at ${rate?.rate} of ${rate?.day}`);
    console.log(`limit ${shown(limit)}, exposure ${shown(exposureBefore)}`);
    console.log(`headroom ${shown(headroomBefore)}, then ${shown(headroomAfter)}`);
    for (const { code, ...facts } of objections) console.log(`- ${code}${factsLine(facts)}`);
  }
  return outcome === 'approved' ? exitCodes.done : exitCodes.attention;
}

function factsLine(facts: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(facts).map(([name, value]) => `${name} ${shown(value as Amount | string)}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
