import { customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, type Refusal, type Result, refused, toJson, money } from '#kernel';
import {
  type Command,
  type Done,
  newId,
  type Origin,
  type Platform,
  type RowOutcome,
  recordChunk,
  runCommand,
} from '#platform';
import { decideEntry, differingLines, findStanding, type NewStatement, readNewStatement } from '../new-statement.ts';
import { type StatementView, presentStatement } from '../statement-view.ts';
import type { KeptStatement } from '../statement.ts';
import { findPeriods, type OwnedStatement, periodKey, saveStatements } from '../store/statements.ts';

type Entered = {
  readonly effect: 'created' | 'changed' | 'unchanged';
  readonly statement: OwnedStatement;
  /** What stood for the period before it was corrected. */
  readonly before: OwnedStatement | undefined;
};

type Outcome = Entered | { readonly refusal: Refusal };

/** One statement, as a person types it in. */
export function enterStatement(
  platform: Platform,
  origin: Origin,
  given: NewStatement,
): Promise<Result<Done<StatementView>>> {
  const name = {
    name: 'assessment.enter_statement',
    may: 'statements:write',
    input: given,
    customerCode: given.customerCode,
  };
  return runCommand(platform, origin, name, async (command) => {
    const [outcome] = await enterStatements(command, [given]);
    if (outcome === undefined) throw new Error('A statement went in and no outcome came out.');
    if ('refusal' in outcome) return refused(outcome.refusal);
    const { statement, before, effect } = outcome;
    if (effect !== 'unchanged')
      command.record({
        subject: given.customerCode,
        detail: statementTrace(statement, before),
        customerId: statement.customerId,
      });
    return ok({ answer: presentStatement(statement, given.customerCode), effect });
  });
}

/** One chunk of a file, in the importer's command: good rows go in, every other one says why not. */
export async function importStatements(command: Command, rows: readonly NewStatement[]): Promise<RowOutcome[]> {
  const outcomes = (await enterStatements(command, rows)).map((outcome): RowOutcome => {
    if ('refusal' in outcome) return outcome;
    if (outcome.effect === 'changed') throw new Error('A file corrected a statement without naming its version.');
    return { effect: outcome.effect };
  });
  recordChunk(command, 'statements', rows, outcomes);
  return outcomes;
}

/** Enters what can be, and says of every other one why not. */
export async function enterStatements(command: Command, rows: readonly NewStatement[]): Promise<Outcome[]> {
  const { tx, caller, now, today } = command;
  const customers = await lockCustomers(tx, [...new Set(rows.map(({ customerCode }) => customerCode))]);
  const standing = await findPeriods(
    tx,
    rows.flatMap((row) => {
      const customer = customers.get(row.customerCode);
      return customer === undefined ? [] : [{ ...customer, periodEnd: row.periodEnd, span: row.span }];
    }),
  );
  const written = new Map<string, OwnedStatement>();
  const outcomes = rows.map((row): Outcome => {
    const customer = customers.get(row.customerCode);
    if (customer === undefined) return { refusal: refusalOf(customerNotFound(row.customerCode), 'customerCode') };
    const { customerId, creditGroupId } = customer;
    const read = readNewStatement(row, { customerCurrency: customer.currency, today });
    if (!read.ok) return { refusal: read.refusal };
    const key = periodKey({ customerId, ...read.value });
    const ofThePeriod = standing.get(key) ?? [];
    const found = findStanding(read.value, ofThePeriod, row);
    if (!found.ok) return { refusal: found.refusal };
    const before = found.value;
    const decided = decideEntry(read.value, before, row.replacesVersion);
    if (!decided.ok) return { refusal: decided.refusal };
    const { effect, version } = decided.value;
    if (effect === 'unchanged' && before !== undefined) return { effect, statement: before, before };
    const kept: KeptStatement = {
      // Who corrects a figure has no need to send the opening balances again.
      ...(before?.opening !== undefined && { opening: before.opening }),
      ...read.value,
      statementId: before?.statementId ?? newId<'statement'>(),
      version,
      enteredBy: caller.name,
      enteredAt: now,
    };
    const statement = { ...kept, customerId, creditGroupId };
    standing.set(key, [...ofThePeriod.filter((one) => one !== before), statement]);
    written.set(statement.statementId, statement);
    return { effect, statement, before };
  });
  await saveStatements(tx, [...written.values()]);
  const codes = new Set(rows.filter((_, place) => changes(outcomes[place])).map(({ customerCode }) => customerCode));
  if (codes.size > 0) command.announce('statement_entered', { customerCodes: [...codes] });
  return outcomes;
}

function changes(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && 'effect' in outcome && outcome.effect !== 'unchanged';
}

/** In the audit trail: the whole of a new statement, and of a correction each line before and after. */
export function statementTrace(after: KeptStatement, before: KeptStatement | undefined) {
  const { periodEnd, span, version, source, audited, opinion = null, currency } = after;
  const { scope, flows, preparedFor } = after;
  const show = (minor: bigint | undefined) => (minor === undefined ? null : toJson(money(currency, minor)).amount);
  const kind = {
    ...(scope !== undefined && { scope }),
    ...(flows !== undefined && { flows }),
    ...(preparedFor !== undefined && { preparedFor }),
  };
  const head = { periodEnd, span, version, source, audited, opinion, currency, ...kind };
  if (before === undefined) {
    const { figures, opening } = presentStatement(after, '');
    return { ...head, figures, ...(opening !== null && { opening }) };
  }
  const lines = differingLines(after.figures, before.figures);
  const openings = differingLines(after.opening ?? {}, before.opening ?? {});
  return {
    ...head,
    ...(openings.length > 0 && {
      changedOpening: Object.fromEntries(
        openings.map((line) => [line, { before: show(before.opening?.[line]), after: show(after.opening?.[line]) }]),
      ),
    }),
    changed: Object.fromEntries(
      lines.map((line) => [line, { before: show(before.figures[line]), after: show(after.figures[line]) }]),
    ),
  };
}

function refusalOf(result: Result<never>, field: string): Refusal {
  if (result.ok) throw new Error('Not a refusal.');
  return { ...result.refusal, field };
}
