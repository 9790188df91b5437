import type { Command } from 'commander';
import { verifyDecisions, verifyExposure } from '#exposure/usecases';
import { type Platform, verifyAudit } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { addRevalueCommand } from './revalue-command.ts';
import { withPlatform } from './with-platform.ts';

export function addVerifyCommands(program: Command): void {
  program
    .command('audit')
    .summary('prove the audit trail')
    .description('The trail of everything that was changed.')
    .command('verify')
    .description('Walks every entry, seal and credit decision, and names the first that was changed or removed.')
    .action(() => withPlatform(proveAudit));
  const exposure = program
    .command('exposure')
    .summary('recompute every position, re-value what is in other currencies')
    .description('What every customer owes.');
  addRevalueCommand(exposure);
  exposure
    .command('verify')
    .description('Adds every position up again, from the ledger and from the documents.')
    .action(() => withPlatform(proveExposure));
}

export async function proveAudit(platform: Platform): Promise<ExitCode> {
  const { entries, seals, unsealed, lastSealHash, finding } = await verifyAudit(platform.database.sql);
  if (finding !== null) {
    const what =
      'entryId' in finding
        ? `entry ${finding.entryId} in seal ${finding.sealNo ?? '(none yet)'}`
        : `seal ${finding.sealNo}`;
    console.error(`The audit trail does not hold: ${finding.kind.replace('_', ' ')}, ${what}.`);
    return exitCodes.attention;
  }
  const { decisions, unrecorded, finding: altered } = await verifyDecisions(platform);
  if (altered !== null) {
    const what = altered.kind.replace('_', ' ');
    console.error(`The audit trail holds, but not what it tells of: ${what}, credit check ${altered.checkId}.`);
    return exitCodes.attention;
  }
  console.log(
    `The audit trail holds: ${count(entries, 'entry', 'entries')}, ${count(seals, 'seal', 'seals')}, ${unsealed} not sealed yet.`,
  );
  const beside = unrecorded === 0 ? '' : `; ${unrecorded} more are kept that it does not tell of`;
  console.log(`Every credit decision is as it was taken: ${decisions}${beside}.`);
  // Written down elsewhere, it proves later that nothing was cut off the end.
  if (lastSealHash !== null) console.log(`Last seal: ${lastSealHash}`);
  return exitCodes.done;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export async function proveExposure(platform: Platform): Promise<ExitCode> {
  const { positions, differences } = await verifyExposure(platform);
  for (const { customerCode, figure, position, recomputed, from } of differences) {
    console.error(`${customerCode}: ${figure} is ${position}, recomputed from ${from} ${recomputed} (minor units)`);
  }
  if (differences.length > 0) {
    console.error(`${differences.length} figures of ${positions} positions do not agree.`);
    return exitCodes.attention;
  }
  console.log(`All ${positions} positions agree with their entries and their documents.`);
  return exitCodes.done;
}
