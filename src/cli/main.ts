import { Command, CommanderError } from 'commander';
import { addCheckCommand } from './check-command.ts';
import { exitCodes } from './exit-codes.ts';
import { addImportCommand } from './import-command.ts';
import { addKeysCommand } from './keys-command.ts';
import { addMonitorCommand } from './monitor-command.ts';
import { addUsersCommand } from './users-command.ts';
import { addVerifyCommands } from './verify-commands.ts';

const examples = `
Examples:
  headroom import invoices receivables.csv --create-customers --currency USD
  headroom check C00042 125000.00 --order SO-1001 --simulate
  headroom audit verify
  headroom keys create ERP --scopes credit:check receivables:write
  headroom users create li@example.com --name 李静 --roles credit_manager

Works on the data in ./data (HEADROOM_DATA_DIR) or on DATABASE_URL, beside a running server or without one.
Exit codes: 0 done; 1 refused or failed; 2 wrong usage; 3 done, with rejected rows, a held order or a finding.`;

const program = new Command('headroom')
  .description('Customer credit management: the operator’s commands.')
  .showHelpAfterError('(add --help for more)')
  // Before the commands are added: they inherit it.
  .exitOverride();

addImportCommand(program);
addCheckCommand(program);
addVerifyCommands(program);
addKeysCommand(program);
addMonitorCommand(program);
addUsersCommand(program);
program.addHelpText('after', examples);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
