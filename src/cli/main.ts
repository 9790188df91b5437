import { Command, CommanderError } from 'commander';
import { bearClosedPipes } from './closed-pipe.ts';
import { exitCodes } from './exit-codes.ts';

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

type Added = (program: Command) => void;

/** What a command needs is loaded when it is asked for: each stands on some rooms of the house, few on all. */
const commands: Readonly<Record<string, Readonly<Record<string, () => Promise<Added>>>>> = {
  'Credit:': {
    check: async () => (await import('./check-command.ts')).addCheckCommand,
    assess: async () => (await import('./assess-command.ts')).addAssessCommand,
    apply: async () => (await import('./apply-command.ts')).addApplyCommand,
    decide: async () => (await import('./decide-command.ts')).addDecideCommand,
  },
  'Data:': {
    import: async () => (await import('./import-command.ts')).addImportCommand,
    'backup restore': async () => (await import('./backup-commands.ts')).addBackupCommands,
  },
  'Proof:': {
    'replay assessment': async () => (await import('./replay-command.ts')).addReplayCommand,
    'audit exposure': async () => (await import('./verify-commands.ts')).addVerifyCommands,
  },
  'Running it:': {
    monitor: async () => (await import('./monitor-command.ts')).addMonitorCommand,
    jobs: async () => (await import('./jobs-command.ts')).addJobsCommand,
    users: async () => (await import('./users-command.ts')).addUsersCommand,
    keys: async () => (await import('./keys-command.ts')).addKeysCommand,
  },
};

bearClosedPipes();
await addCommands(process.argv[2] ?? '');
program.addHelpText('after', examples);

/** The one that is asked for; all of them for whoever asks for help, or for something that is not there. */
async function addCommands(asked: string): Promise<void> {
  const isAsked = (names: string) => names.split(' ').includes(asked);
  const isKnown = Object.values(commands).some((group) => Object.keys(group).some(isAsked));
  for (const [heading, group] of Object.entries(commands)) {
    program.commandsGroup(heading);
    for (const [names, load] of Object.entries(group)) if (!isKnown || isAsked(names)) (await load())(program);
  }
}

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
