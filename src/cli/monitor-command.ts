import type { Command } from 'commander';
import { scanPortfolio } from '#monitoring/usecases';
import { operator, type Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

export function addMonitorCommand(program: Command): void {
  program
    .command('monitor')
    .summary('look for warnings and due reviews now')
    .description('Looks at every figure of every customer, as the job of the morning does, and says what came of it.')
    .action(() => withPlatform(monitor));
}

async function monitor(platform: Platform): Promise<ExitCode> {
  const scanned = await scanPortfolio(platform, { caller: operator });
  if (!scanned.ok) return printRefusal(scanned.refusal);
  const { customers, opened, escalated, noLongerCrossed, crossedAgain, reviewsDue } = scanned.value.answer;
  console.log(
    `${customers} customers: ${opened} warnings opened, ${escalated} escalated, ${noLongerCrossed} no longer crossed, ${crossedAgain} crossed again; ${reviewsDue} reviews due.`,
  );
  return exitCodes.done;
}
