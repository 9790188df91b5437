import { ok, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { readStatementTable, type TableDefaults } from '../statement-table.ts';
import { importStatements } from './enter-statements.ts';

export type AskedImport = TableDefaults & {
  readonly table: readonly (readonly string[])[];
  readonly dryRun?: boolean | undefined;
};

/** Enters a whole table: good rows go in, every other one says why not. Rows are counted from 1 below the header. */
export function importTable(platform: Platform, origin: Origin, asked: AskedImport): Promise<Result<Done<ImportView>>> {
  const { table, dryRun = false, ...defaults } = asked;
  const name = { name: 'assessment.import_statements', may: 'statements:write', input: asked, dryRun };
  return runCommand(platform, origin, name, async (command) => {
    const { layout, lines, unknown, rows } = readStatementTable(table, defaults);
    const good = rows.flatMap((row, place) => (row.ok ? [{ row: place + 1, statement: row.value }] : []));
    const outcomes = await importStatements(
      command,
      good.map(({ statement }) => statement),
    );
    const refused = [
      ...rows.flatMap((row, place) => (row.ok ? [] : [{ row: place + 1, ...row.refusal }])),
      ...outcomes.flatMap((outcome, place) =>
        'refusal' in outcome ? [{ row: good[place]?.row ?? 0, ...outcome.refusal }] : [],
      ),
    ].toSorted((a, b) => a.row - b.row);
    const count = (effect: 'created' | 'unchanged') =>
      outcomes.filter((outcome) => 'effect' in outcome && outcome.effect === effect).length;
    const answer = {
      layout,
      lines: [...lines],
      unknown: [...unknown],
      created: count('created'),
      unchanged: count('unchanged'),
      refused: refused.map(({ row, code, detail, field }) => ({ row, code, detail, field: field ?? null })),
    };
    return ok({ answer, effect: answer.created > 0 ? 'changed' : 'unchanged' });
  });
}

export type ImportView = {
  layout: 'row_per_statement' | 'column_per_period';
  lines: { header: string; line: string }[];
  unknown: string[];
  created: number;
  unchanged: number;
  refused: { row: number; code: string; detail: string; field: string | null }[];
};
