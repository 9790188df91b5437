import { CommanderError } from 'commander';
import type { Refusal } from '#kernel';
import type { Platform } from '#platform';
import { createLog, explainStartProblem, readConfig } from '#platform/start';
import { openPlatform } from '../opening.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/**
 * Runs a command on the server's own database: that of DATABASE_URL, or the one in the data folder, beside a running
 * server or, when none runs, started and stopped around the command.
 */
export async function withPlatform(
  work: (platform: Platform) => Promise<ExitCode>,
  schema: 'newest' | 'as_it_is' = 'newest',
): Promise<void> {
  try {
    // Standard output belongs to the command's answer.
    const { platform, close } = await openPlatform(readConfig(process.env, []), {
      log: createLog('silent'),
      whenInUse: 'join',
      schema,
    });
    try {
      process.exitCode = await work(platform);
    } finally {
      await close();
    }
  } catch (error) {
    // Wrong usage that only the database could tell: the currency of a customer, say.
    if (error instanceof CommanderError) throw error;
    const line = explainStartProblem(error);
    console.error(line ?? error);
    process.exitCode = exitCodes.failed;
  }
}

export function printRefusal({ detail, field }: Refusal): ExitCode {
  console.error(field === undefined ? detail : `${field}: ${detail}`);
  return exitCodes.failed;
}
