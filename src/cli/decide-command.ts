import { Argument, type Command } from 'commander';
import { approvalsContract } from '#approvals/contract';
import { decide, readApplication } from '#approvals/usecases';
import { operator, type Platform, todayAt } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseBody, parseId } from './parse-input.ts';
import { printApplication } from './print-application.ts';
import { printRefusal, withPlatform } from './with-platform.ts';
import { signing, withPerson } from './with-person.ts';

type Options = {
  readonly as?: string;
  readonly reason?: string;
  readonly amount?: string;
  readonly condition?: string[];
  readonly json?: true;
};

const decisions = ['approve', 'approve-less', 'return', 'reject'];

export function addDecideCommand(program: Command): void {
  program
    .command('decide')
    .summary('read an application, or decide about it')
    .description('Shows an application; with a decision, decides about it at the level whose turn it is.')
    .argument('<id>', 'of the application')
    .addArgument(new Argument('[decision]', 'left out: only show it').choices(decisions))
    .option('--as <email>', 'who decides')
    .option('--reason <text>', 'why; stays with the decision')
    .option('--amount <amount>', 'with approve-less: what is approved')
    .option('--condition <text...>', 'conditions that the limit will carry')
    .option('--json', 'print the application as JSON')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `${signing}

The rules are those of the screen: nobody decides their own application, one person decides once in a chain, and only
at the level whose turn it is.

Exit codes: 0 decided, or shown; 1 refused; 2 wrong usage.

Examples:
  headroom decide 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11
  headroom decide 019a8f2e-… approve --as wen@example.com --reason "Good payer" --condition "Monthly statement"
  headroom decide 019a8f2e-… approve-less --amount 300000 --as wen@example.com --reason "Half of it will do"`;

async function run(given: string, decision: string | undefined, options: Options, command: Command): Promise<void> {
  const id = parseId(given);
  if (decision === undefined) return withPlatform((platform) => show(platform, id, options));
  const { as, reason } = options;
  if (as === undefined || reason === undefined)
    return command.error('error: a decision needs --as <email> and --reason <text>: a person decides, and says why');
  await withPerson(as, async (platform, caller) => {
    const before = await read(platform, id);
    if (!before.ok) return printRefusal(before.refusal);
    const { version, amount } = before.value;
    const body = parseBody(approvalsContract.decide, {
      version,
      decision: decision.replace('-', '_'),
      amount: options.amount === undefined ? undefined : { currency: amount.currency, amount: options.amount },
      reason,
      conditions: options.condition,
    });
    const decided = await decide(platform, { caller }, { ...body, applicationId: id, amount: body.amount });
    if (!decided.ok) return printRefusal(decided.refusal);
    printApplication(decided.value.answer, options);
    return exitCodes.done;
  });
}

function read(platform: Platform, id: string) {
  return readApplication(platform, { caller: operator, today: todayAt(platform.clock, platform.company) }, id);
}

async function show(platform: Platform, id: string, options: Options): Promise<ExitCode> {
  const found = await read(platform, id);
  if (!found.ok) return printRefusal(found.refusal);
  printApplication(found.value, options);
  return exitCodes.done;
}
