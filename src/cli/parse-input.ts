import { CommanderError } from 'commander';
import { z } from 'zod';
import { exitCodes } from './exit-codes.ts';

/** Reads a command's input with the schema of the API's own door, so that both accept the same. */
export function parseBody<Schema extends z.core.$ZodType>(
  door: { readonly path: string; readonly body?: Schema },
  given: unknown,
): z.output<Schema> {
  if (door.body === undefined) throw new Error(`${door.path} takes no body.`);
  return parse(door.body, given);
}

export function parseId(given: string): string {
  return parse(z.uuid(`Expected an id such as 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11, got "${given}".`), given);
}

function parse<Schema extends z.core.$ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, given);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) console.error(`error: ${[...path, message].join(': ')}`);
  throw new CommanderError(exitCodes.usage, 'headroom.invalidInput', 'The input was not accepted.');
}
