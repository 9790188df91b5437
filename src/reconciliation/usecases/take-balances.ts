import { type CalendarDate, type Money, ok, refuse, type Result } from '#kernel';
import { type Command, type Done, type Origin, type Platform, type RowOutcome, runCommand } from '#platform';
import { balanceKey, dropList, openLists, writeBalances } from '../store/balances.ts';

/** What one line of a balance list says: this document of this customer is open with so much on that day. */
export type SentBalance = {
  readonly customerCode: string;
  readonly number: string;
  readonly amount: Money;
  readonly asOf: CalendarDate;
  readonly dueOn?: CalendarDate | undefined;
};

/** A chunk of a file, or what a machine sends. The caller records the audit entry of its chunk. */
export async function importBalances(command: Command, rows: readonly SentBalance[]): Promise<RowOutcome[]> {
  const seen = new Map<string, number>();
  const balances = rows.map(({ customerCode, number, amount, asOf, dueOn }) => {
    const key = JSON.stringify([asOf, customerCode, number]);
    const lineNo = (seen.get(key) ?? 0) + 1;
    seen.set(key, lineNo);
    return {
      asOf,
      customerCode,
      number,
      lineNo,
      currency: amount.currency,
      openMinor: amount.minor,
      dueOn: dueOn ?? null,
    };
  });
  const inFuture = balances.map(({ asOf }) => asOf > command.today);
  const good = balances.filter((_, place) => inFuture[place] === false);
  await openLists(
    command.tx,
    good.map(({ asOf }) => asOf),
    { by: command.caller.name, at: command.now },
  );
  const changed = await writeBalances(command.tx, good);
  return balances.map((balance, place): RowOutcome => {
    if (inFuture[place] === true) {
      const detail = `Expected a day up to today, ${command.today}, got ${balance.asOf}.`;
      return { refusal: { kind: 'invalid', code: 'day_in_future', detail, field: 'asOf' } };
    }
    return { effect: changed.has(balanceKey(balance)) ? 'created' : 'unchanged' };
  });
}

type Taken = { readonly asOf: string; readonly created: number; readonly unchanged: number };

/** Lines that the finance system sends itself, up to a thousand at once. */
export function takeBalances(
  platform: Platform,
  origin: Origin,
  asked: { readonly asOf: CalendarDate; readonly items: readonly Omit<SentBalance, 'asOf'>[] },
): Promise<Result<Done<Taken>>> {
  const command = { name: 'reconciliation.take_balances', may: 'receivables:write', input: asked };
  return runCommand(platform, origin, command, async (open) => {
    const { asOf, items } = asked;
    const outcomes = await importBalances(
      open,
      items.map((item) => ({ ...item, asOf })),
    );
    const refused = outcomes.find((outcome) => 'refusal' in outcome);
    if (refused !== undefined && 'refusal' in refused) return { ok: false, refusal: refused.refusal };
    const created = outcomes.filter((outcome) => 'effect' in outcome && outcome.effect === 'created').length;
    const answer = { asOf, created, unchanged: outcomes.length - created };
    if (created > 0) open.record({ subject: `balances ${asOf}`, detail: answer });
    return ok({ answer, effect: created > 0 ? 'changed' : 'unchanged' });
  });
}

/** Takes a list back, with what was noted about its differences; what was posted because of it stays. */
export function dropBalances(
  platform: Platform,
  origin: Origin,
  asOf: CalendarDate,
): Promise<Result<Done<{ readonly asOf: string }>>> {
  const command = { name: 'reconciliation.drop_balances', may: 'receivables:write', input: { asOf } };
  return runCommand(platform, origin, command, async ({ tx, record }) => {
    if (!(await dropList(tx, asOf))) return refuse('not_found', 'list_not_found', `There is no list of ${asOf}.`);
    record({ subject: `balances ${asOf}`, detail: { asOf } });
    return ok({ answer: { asOf }, effect: 'changed' });
  });
}
