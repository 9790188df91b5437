import { createHash } from 'node:crypto';
import { z } from 'zod';

// One text, packed with gzip: a line for each row, as JSON, between lines that begin with `#` and say what follows.
//   # {"headroomBackup":1, …}        how it was made
//   # {"table":"team.users", …}      the rows of a table
//   {"user_id":"…", …}
//   # {"rows":12}                    so many they were
//   # {"complete":true, …}           the end: without it the file was cut off

export const formatVersion = 1;

export const Opening = z.object({
  headroomBackup: z.literal(formatVersion),
  madeAt: z.string(),
  /** What the schema is made of; a restore applies these, fills the tables, and then applies what came later. */
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  sequences: z.record(z.string(), z.string()),
  /** Work of the background that was not over yet: it is sent again. */
  unfinishedJobs: z.array(z.object({ name: z.string(), data: z.unknown() })),
});
export type Opening = z.output<typeof Opening>;

export const TableOpening = z.object({ table: z.string(), columns: z.array(z.string()) });
export type TableOpening = z.output<typeof TableOpening>;

export const TableEnd = z.object({ rows: z.int() });

export const Ending = z.object({
  complete: z.literal(true),
  tables: z.int(),
  rows: z.int(),
  /** Over every line before this one, each with its line end. */
  sha256: z.string(),
});
export type Ending = z.output<typeof Ending>;

export function controlLine(content: unknown): string {
  return `# ${JSON.stringify(content)}`;
}

/** Counts lines into one hash, in the order in which they are written or read. */
export function lineHash() {
  const hash = createHash('sha256');
  return {
    add: (line: string) => void hash.update(line).update('\n'),
    digest: () => hash.digest('hex'),
  };
}

/** A file that cannot be restored, with one line that says why. */
export class BackupProblem extends Error {
  override name = 'BackupProblem';
}
