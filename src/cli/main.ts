import { Command, CommanderError } from 'commander';
import { addApplyCommand } from './apply-command.ts';
import { addAssessCommand } from './assess-command.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addCheckCommand } from './check-command.ts';
import { addDecideCommand } from './decide-command.ts';
import { exitCodes } from './exit-codes.ts';
import { addImportCommand } from './import-command.ts';
import { addJobsCommand } from './jobs-command.ts';
import { addKeysCommand } from './keys-command.ts';
import { addMonitorCommand } from './monitor-command.ts';
import { addReplayCommand } from './replay-command.ts';
import { addUsersCommand } from './users-command.ts';
import { addVerifyCommands } from './verify-commands.ts';

const examples = `
Examples:
  headroom check C00042 125000.00 --order SO-1001 --simulate
  headroom import invoices receivables.csv --create-customers --currency USD
  headroom assess C00042
  headroom apply C00042 500000 --as he@example.com --reason "A new line of business"
  headroom replay 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11
  headroom users create li@example.com --name 李静 --roles credit_manager
  headroom backup headroom-$(date +%F).gz

Each command has a page of its own: headroom check --help

Works on the data in ./data (HEADROOM_DATA_DIR) or on DATABASE_URL, beside a running server or without one.
Exit codes: 0 done; 1 refused or failed; 2 wrong usage; 3 done, and there is something to look at: rejected rows, a held
order, a difference, a finding.`;

const program = new Command('headroom')
  .description('Customer credit management: the operator’s commands.')
  .usage('<command> …')
  .configureHelp({ subcommandTerm: termOf })
  .showHelpAfterError('(add --help for more)')
  .helpCommand(false)
  // Before the commands are added: they inherit it.
  .exitOverride();

program.commandsGroup('Credit:');
addCheckCommand(program);
addAssessCommand(program);
addApplyCommand(program);
addDecideCommand(program);
program.commandsGroup('Data:');
addImportCommand(program);
addBackupCommands(program);
program.commandsGroup('Proof:');
addReplayCommand(program);
addVerifyCommands(program);
program.commandsGroup('Running it:');
addMonitorCommand(program);
addJobsCommand(program);
addUsersCommand(program);
addKeysCommand(program);
program.addHelpText('after', examples);

/** `check <customer> <amount>`, `audit verify`, `jobs list|runs|run|retry`: what one types. */
function termOf(command: Command): string {
  const within = command.commands.map((one) => one.name()).join('|');
  const args = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '...' : ''}`;
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), within, ...args].filter((part) => part !== '').join(' ');
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
