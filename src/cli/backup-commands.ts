import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { BackupProblem, openJobs, type Platform, restoreBackup, writeBackup } from '#platform';
import { countSecondFactors } from '#team/usecases';
import { allJobs } from '../wiring.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printJson } from './print.ts';
import { proveAudit, proveExposure } from './verify-commands.ts';
import { withPlatform } from './with-platform.ts';

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .summary('write everything into one file')
    .description(
      'Writes everything that the database holds into one file, as it was at one moment, while the server goes on working. Readable with zcat: a line of JSON for each row.',
    )
    .argument('<file>', 'that is not there yet, such as headroom-2026-11-26.gz')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', backupNotes)
    .action((file: string, { json }: { json?: true }) =>
      withPlatform((platform) => backUp(platform, file, json === true), 'as_it_is'),
    );
  program
    .command('restore')
    .summary('bring a backup into an empty database')
    .description('Brings a backup into an empty database, all of it or nothing, and proves that it holds.')
    .argument('<file>', 'that "headroom backup" has written')
    .addHelpText('after', restoreNotes)
    .action((file: string) => withPlatform((platform) => restore(platform, file), 'as_it_is'));
}

const secretKeyNote = `
Not in the file, on purpose: the key that seals second factors (secret.key in the data folder, or HEADROOM_SECRET_KEY).
Keep it elsewhere. Without it everything else is there, and people set their second factors up again.`;

const backupNotes = `
In the file: every table, the versions of the schema, counts and a checksum, and background work that waits; so also
names, amounts and password hashes. Only its owner can read it. Uploaded files that wait to be imported are in it.
${secretKeyNote}

Exit codes: 0 written; 1 not written; 2 wrong usage.

Examples:
  headroom backup /backups/headroom-$(date +%F).gz
  DATABASE_URL=postgres://… headroom backup headroom.gz`;

const restoreNotes = `
The database must be empty: a new data folder that no server has started in, or a new database at DATABASE_URL. The
schema is made as it was, filled, and then brought to the newest. Checksum and counts must agree, or nothing remains.
Then "audit verify" and "exposure verify" run.
${secretKeyNote}

Exit codes: 0 restored and proved; 3 restored, and a proof found something; 1 nothing was restored; 2 wrong usage.

Examples:
  HEADROOM_DATA_DIR=/srv/headroom headroom restore headroom-2026-11-26.gz
  createdb headroom2 && DATABASE_URL=postgres://…/headroom2 headroom restore headroom-2026-11-26.gz`;

async function backUp({ database, clock }: Platform, file: string, asJson: boolean): Promise<ExitCode> {
  if (existsSync(file)) {
    console.error(`${file} is there already; a backup never overwrites one.`);
    return exitCodes.failed;
  }
  const { tables, rows, sha256 } = await writeBackup(database.connection, file, clock.now());
  if (asJson) printJson({ file, tables, rows, sha256 });
  else console.log(`${file}: ${rows} rows of ${tables} tables, sha256 ${sha256}`);
  console.error('Not in it: the secret key. Keep it elsewhere (headroom backup --help).');
  return exitCodes.done;
}

async function restore(platform: Platform, file: string): Promise<ExitCode> {
  try {
    const { tables, rows, madeAt, unfinishedJobs } = await restoreBackup(platform.database.connection, file);
    console.log(`Restored as of ${madeAt}: ${rows} rows of ${tables} tables; counts and checksum agree.`);
    await sendAgain(platform, unfinishedJobs);
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    console.error(error.message);
    return exitCodes.failed;
  }
  const secondFactors = await countSecondFactors(platform.database.sql);
  if (secondFactors > 0) console.error(`${secondFactors} second factors need the secret key that sealed them.`);
  const proofs = [await proveAudit(platform), await proveExposure(platform)];
  return proofs.every((code) => code === exitCodes.done) ? exitCodes.done : exitCodes.attention;
}

async function sendAgain(platform: Platform, work: readonly { name: string; data: unknown }[]): Promise<void> {
  const known = allJobs(platform).map(({ name }) => name);
  const jobs = openJobs(platform, allJobs(platform));
  try {
    await jobs.connect();
    await platform.database.sql.transaction().execute(async (tx) => {
      for (const { name, data } of work) if (known.includes(name)) await jobs.send(tx, name, data as object);
    });
  } finally {
    await jobs.stop();
  }
}
