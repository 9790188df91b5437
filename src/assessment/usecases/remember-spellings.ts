import { customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { findLineItem, type StatementPart } from '../chart.ts';
import { type NewSpelling, saveSpellings } from '../store/spellings.ts';

export type GivenSpellings = {
  /** Null: for every customer. */
  readonly customerCode: string | null;
  readonly spellings: readonly {
    readonly part: StatementPart;
    readonly label: string;
    readonly line: string | null;
  }[];
};

/** Remembers how a customer, or everybody, names the lines of statements, so that it is not asked again. */
export function rememberSpellings(
  platform: Platform,
  origin: Origin,
  given: GivenSpellings,
): Promise<Result<Done<{ remembered: number }>>> {
  const { customerCode } = given;
  const name = {
    name: 'assessment.remember_spellings',
    may: 'statements:write',
    input: given,
    ...(customerCode !== null && { customerCode }),
  };
  return runCommand(platform, origin, name, async (command) => {
    const kept = await keepSpellings(command, given);
    return kept.ok ? ok({ answer: { remembered: given.spellings.length }, effect: 'changed' }) : kept;
  });
}

/** The same inside another command. */
export async function keepSpellings(
  command: Command,
  { customerCode, spellings: asked }: GivenSpellings,
): Promise<Result<null>> {
  const spellings: NewSpelling[] = [];
  for (const { part, label, line } of asked) {
    const found = line === null ? null : findLineItem(line);
    if (found === undefined)
      return refuse('invalid', 'unknown_line', `The chart has no line ${line}.`, { field: 'spellings' });
    spellings.push({ part, label, line: found });
  }
  const customer =
    customerCode === null ? undefined : (await lockCustomers(command.tx, [customerCode])).get(customerCode);
  if (customerCode !== null && customer === undefined) return customerNotFound(customerCode);
  await saveSpellings(command.tx, customer, spellings, { by: command.caller.name, at: command.now });
  command.record({
    subject: customerCode ?? 'statements',
    detail: { spellings: asked },
    ...(customer !== undefined && { customerId: customer.customerId }),
  });
  return ok(null);
}
