import type { Command } from 'commander';
import { assessCustomer } from '#assessment/usecases';
import { operator, type Platform } from '#platform';
import { assessPortfolio } from './assess-portfolio.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { shown } from './print.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

export function addAssessCommand(program: Command): void {
  program
    .command('assess')
    .summary('grade customers from what is known today')
    .description('Assesses customers now: score, grade, and the points that are not known. Each assessment is kept.')
    .argument('[customer...]', 'customer codes')
    .option('--all', 'every active customer with a credit file, in chunks; Ctrl-C stops between two of them')
    .option('--json', 'print the assessments as JSON, one a line')
    .addHelpText('after', examples)
    .action((codes: string[], { all = false, json = false }: { all?: boolean; json?: boolean }, command: Command) => {
      if (all === codes.length > 0) command.error('Name customers, or --all of them.', { exitCode: exitCodes.usage });
      return withPlatform((platform) => (all ? assessPortfolio(platform) : assessNamed(platform, codes, json)));
    });
}

const examples = `
Exit codes: 0 all are assessed; 1 one could not be, those before it are; 2 wrong usage; 3 --all was cancelled.
What --all has done stands when it is stopped; the same again on the same day writes only what differs.

Examples:
  headroom assess C00042
  headroom assess C00042 C00043 --json
  headroom assess --all`;

async function assessNamed(platform: Platform, codes: readonly string[], asJson: boolean): Promise<ExitCode> {
  for (const code of codes) {
    const assessed = await assessCustomer(platform, { caller: operator }, code);
    if (!assessed.ok) return printRefusal(assessed.refusal);
    const { answer } = assessed.value;
    if (asJson) {
      console.log(JSON.stringify(answer));
      continue;
    }
    const unknown = answer.factors.filter(({ value }) => value === null).map((factor) => factor.code);
    console.log(`${code}: ${answer.grade}, ${answer.score} of 100 points; ${answer.knownPercent}% is known`);
    if (answer.grade !== answer.gradeByScore)
      console.log(
        `  ${answer.gradeByScore} by its score; held down by ${answer.caps.map(({ when }) => when).join(', ')}`,
      );
    for (const { dimension, points, maxPoints } of answer.dimensions)
      console.log(`  ${dimension} ${points} of ${maxPoints}`);
    if (unknown.length > 0) console.log(`  not known: ${unknown.join(', ')}`);
    const { netAssets, yearlySales } = answer.limitBasis;
    console.log(`  net assets ${shown(netAssets)}, invoiced in twelve months ${shown(yearlySales)}`);
    console.log(`  assessment ${answer.id}`);
  }
  return exitCodes.done;
}
