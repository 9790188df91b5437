import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { type Counts, type DateOrder, type ImportKind, type ImportRun, importKinds } from '#integrations';
import { type Inspected, importLocalFile, rejectedCsv } from '#integrations/usecases';
import { operator, type Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { endProgress, showProgress } from './progress.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

type Options = {
  readonly map?: Readonly<Record<string, string | null>>;
  readonly createCustomers?: true;
  readonly currency?: string;
  readonly dateFormat: 'auto' | 'ymd' | 'mdy' | 'dmy';
  readonly allOrNothing?: true;
  readonly dryRun?: true;
  readonly rejected?: string;
};

const dateOrders = {
  auto: 'auto',
  ymd: 'year-month-day',
  mdy: 'month-day-year',
  dmy: 'day-month-year',
} as const satisfies Record<Options['dateFormat'], 'auto' | DateOrder>;

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .summary('bring a file of records in')
    .description('Brings a CSV (UTF-8 or GB18030) or XLSX file in. What is there already is left unchanged.')
    .addArgument(new Argument('<kind>', 'what the file holds').choices(importKinds))
    .argument('<file>', 'the file')
    .option('--map <field=Header...>', 'read a field from this column; field= leaves it out', collectMap)
    .option('--create-customers', 'create customers that are not known yet')
    .option('--currency <code>', 'currency of rows that name none (default: the company’s)')
    .addOption(
      new Option('--date-format <order>', 'how days such as 1/2/2026 are read')
        .choices(Object.keys(dateOrders))
        .default('auto'),
    )
    .option('--dry-run', 'count what would happen, and write nothing')
    .option('--all-or-nothing', 'one rejected row and nothing is imported')
    .option('--rejected <out.csv>', 'write the rejected rows to this file')
    .addHelpText('after', examples)
    .action((kind: ImportKind, file: string, options: Options) =>
      withPlatform((platform) => importFile(platform, kind, file, options)),
    );
}

const examples = `
Exit codes: 0 all rows are in; 3 some were rejected; 1 the file could not be imported; 2 wrong usage.

Examples:
  headroom import invoices receivables.csv --create-customers --currency USD --dry-run
  headroom import invoices 应收明细.xlsx --map dueOn=付款截止日 --rejected rejected.csv
  headroom import limits limits.csv --date-format dmy
  headroom import items 保险与担保.xlsx --all-or-nothing --rejected rejected.csv`;

async function importFile(platform: Platform, kind: ImportKind, path: string, given: Options): Promise<ExitCode> {
  const { map = {}, createCustomers = false, currency = null, allOrNothing = false, dryRun = false } = given;
  const options = { map, createCustomers, currency, allOrNothing, dateOrder: dateOrders[given.dateFormat] };
  const stop = new AbortController();
  const watched = { onOpened: printLayout, onProgress: showRows, cancelled: stop.signal };
  // Ctrl-C lets the rows under way go in; a second one ends the process.
  process.once('SIGINT', () => stop.abort());
  const done = await importLocalFile(platform, operator, { path, kind, options, dryRun }, watched);
  endProgress();
  if (!done.ok) return printRefusal(done.refusal);
  if (given.rejected !== undefined) {
    await pipeline(Readable.from(rejectedCsv(platform, done.value.importId)), createWriteStream(given.rejected));
  }
  return printOutcome(done.value, given.rejected);
}

/** How the file is read, before it is: so that a wrong guess is seen. */
function printLayout({ table, layout }: Inspected): void {
  const { format, encoding, delimiter, sheet } = table;
  const how = format === 'csv' ? `CSV, ${encoding}, parted by ${JSON.stringify(delimiter)}` : `XLSX, sheet ${sheet}`;
  console.error(`${how}; ${layout.currency} where a row names no currency.`);
  for (const { field, index, dateOrder } of layout.columns) {
    if (index === null) continue;
    const assumed = dateOrder?.because === 'assumed' ? ', ASSUMED: see --date-format' : '';
    const days = dateOrder === null ? '' : ` (${dateOrder.order}${assumed})`;
    console.error(`  ${field.name} <- ${layout.headers[index]}${days}`);
  }
}

function printOutcome(run: ImportRun, rejectedFile: string | undefined): ExitCode {
  if (run.state === 'failed') {
    console.error(run.failure);
    return exitCodes.failed;
  }
  const would = run.dryRun ? 'would be ' : '';
  console.log(
    `${run.rowsDone} rows: ${run.created} ${would}created, ${run.unchanged} unchanged, ${run.rejected} rejected`,
  );
  if (run.customersCreated > 0) console.log(`${run.customersCreated} customers ${would}created`);
  if (run.receiptsCreated > 0) console.log(`${run.receiptsCreated} receipts ${would}created from settlement days`);
  if (run.state === 'refused') console.log('Nothing was imported: all or nothing was asked for.');
  if (run.state === 'cancelled') {
    console.error('Cancelled before its end. Run it again: what is in counts once.');
    return exitCodes.failed;
  }
  if (run.rejected === 0) return exitCodes.done;
  if (rejectedFile === undefined) console.error('See which and why: --rejected out.csv, or the import in the browser.');
  return run.state === 'refused' ? exitCodes.failed : exitCodes.attention;
}

function showRows({ rowsDone, rejected }: Counts, total: number): void {
  showProgress(`${rowsDone} of ${Math.max(total, rowsDone)} rows, ${rejected} rejected`);
}

function collectMap(text: string, before: Options['map'] = {}): Options['map'] {
  const [field, ...header] = text.split('=');
  if (field === undefined || field === '' || header.length === 0) {
    throw new InvalidArgumentError('Expected field=Header, such as dueOn=付款截止日.');
  }
  const name = header.join('=');
  return { ...before, [field]: name === '' ? null : name };
}
