import type { Command } from 'commander';
import { revalueExposure } from '#exposure/usecases';
import { asCurrency, type CalendarDate, findCalendarDate, money, toJson } from '#kernel';
import { operator, type Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { shown } from './print.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

export function addRevalueCommand(exposure: Command): void {
  exposure
    .command('revalue')
    .summary('carry what is open in other currencies at the rate of a day')
    .description(
      'Carries every open document that is not in its customer’s currency at the rate of the day; each difference is an entry of the ledger. The same day again changes nothing.',
    )
    .option('--as-of <day>', 'the day of the rates, such as 2026-11-30; left out: today')
    .option('--dry-run', 'say what it would come to, change nothing')
    .addHelpText('after', examples)
    .action(({ asOf, dryRun = false }: { asOf?: string; dryRun?: boolean }, command: Command) => {
      const day = asOf === undefined ? undefined : findCalendarDate(asOf);
      if (asOf !== undefined && day === undefined)
        command.error(`Expected a day such as 2026-11-30, got "${asOf}".`, { exitCode: exitCodes.usage });
      return withPlatform((platform) => revalue(platform, { asOf: day, dryRun }));
    });
}

const examples = `
Exit codes: 0 done; 2 wrong usage; 3 done, but for documents of which a rate is missing or too old.

Examples:
  headroom exposure revalue
  headroom exposure revalue --as-of 2026-11-30 --dry-run`;

async function revalue(
  platform: Platform,
  asked: { readonly asOf: CalendarDate | undefined; readonly dryRun: boolean },
): Promise<ExitCode> {
  const done = await revalueExposure(platform, { caller: operator }, asked);
  if (!done.ok) return printRefusal(done.refusal);
  const { asOf, customers, documents, limits, items, differences, missing } = done.value;
  const sums = differences.map(({ currency, minor }) => shown(toJson(money(asCurrency(currency), minor))));
  const outcome = asked.dryRun ? 'would be re-valued, nothing was changed' : 're-valued';
  const besides = items === 0 ? '' : ` and ${items} exposure items`;
  console.log(
    `${documents} documents of ${customers} customers and ${limits} limits${besides} ${outcome} as of ${asOf}: ${sums.join(', ') || 'no difference'}.`,
  );
  for (const one of missing) console.error(one);
  return missing.length > 0 ? exitCodes.attention : exitCodes.done;
}
