import { type Command, Option } from 'commander';
import { approvalsContract } from '#approvals/contract';
import { apply, assessFor } from '#approvals/usecases';
import { findCustomer } from '#customers/usecases';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseBody } from './parse-input.ts';
import { printApplication } from './print-application.ts';
import { printRefusal } from './with-platform.ts';
import { signing, withPerson } from './with-person.ts';

type Options = {
  readonly as: string;
  readonly reason: string;
  readonly kind: string;
  readonly from?: string;
  readonly to?: string;
  readonly currency?: string;
  readonly expectedPurchases?: string;
  readonly dryRun?: true;
  readonly json?: true;
};

export function addApplyCommand(program: Command): void {
  program
    .command('apply')
    .summary('apply for a customer’s limit')
    .description('Applies for a customer’s total limit: it is assessed, and sent to those who have the authority.')
    .argument('<customer>', 'customer code')
    .argument('<amount>', 'the total limit asked for, such as 500000')
    .requiredOption('--as <email>', 'who applies')
    .requiredOption('--reason <text>', 'why')
    .addOption(
      new Option('--kind <kind>', 'what is asked for')
        .choices(['new', 'increase', 'decrease', 'temporary', 'renewal'])
        .default('new'),
    )
    .option('--from <day>', 'its first day (default: today)')
    .option('--to <day>', 'its last day (default: by the policy); a temporary limit needs it')
    .option(
      '--expected-purchases <amount>',
      'what a new customer is expected to buy in twelve months, tax included, such as 4000000',
    )
    .option(
      '--currency <code>',
      'of the amount, such as USD (default: the customer’s); it counts at the rate of the day',
    )
    .option('--dry-run', 'show grade, proposal and levels, and write nothing')
    .option('--json', 'print the application as JSON')
    .addHelpText('after', examples)
    .action(applyFor);
}

const examples = `${signing}

Exit codes: 0 sent; 1 refused; 2 wrong usage.

Examples:
  headroom apply C00042 500000 --as he@example.com --reason "A new line" --dry-run
  headroom apply C00042 800000 --kind increase --to 2027-12-31 --as he@example.com --reason "It grows"`;

async function applyFor(customerCode: string, amount: string, options: Options): Promise<void> {
  await withPerson(options.as, async (platform, caller): Promise<ExitCode> => {
    const customer = await findCustomer(platform.database.sql, customerCode);
    const currency = customer?.currency ?? platform.company.currency;
    const { expectedPurchases } = options;
    const body = parseBody(approvalsContract.apply, {
      customerCode,
      kind: options.kind,
      amount: { currency: options.currency ?? currency, amount },
      ...(expectedPurchases !== undefined && { expectedPurchases: { currency, amount: expectedPurchases } }),
      validFrom: options.from,
      validTo: options.to,
      reason: options.reason,
      dryRun: options.dryRun,
    });
    const { validFrom, validTo } = body;
    const sent = await apply(platform, { caller }, assessFor, { ...body, validFrom, validTo });
    if (!sent.ok) return printRefusal(sent.refusal);
    printApplication(sent.value.answer, options);
    return exitCodes.done;
  });
}
