import { canonicalJson, ok, type Refusal, type Result, refuse, refused } from '#kernel';
import { type AuditEntry } from './audit/entry.ts';
import { appendEntries } from './audit/store.ts';
import { type Caller, mayPass } from './caller.ts';
import { type Clock, type Company, todayAt } from './clock.ts';
import { findAnswer, rememberAnswer, takeKey } from './idempotency.ts';
import type { Log } from './log.ts';
import { newId } from './id.ts';
import { appendEvents, type OutboxEvent } from './outbox.ts';
import { type Database, inTransaction, type Tx } from './postgres/database.ts';
import { sha256 } from './sha256.ts';
import type { Vault } from './vault.ts';
import type { CalendarDate } from '#kernel';

/** What every use case may lean on. */
export type Platform = {
  readonly database: Database;
  readonly clock: Clock;
  readonly company: Company;
  readonly log: Log;
  /** Missing where the operator gave no key to a database that is not ours. */
  readonly vault?: Vault | undefined;
};

/** Who calls, and under which idempotency key. Calls from the shell and from jobs carry no key. */
export type Origin = { readonly caller: Caller; readonly key?: string };

export type CommandName = {
  /** `limits.grant`: stands in the audit trail. */
  readonly name: string;
  /** The scope that the caller needs; `signed_in` where the work itself decides, from whose thing it is. */
  readonly may: string;
  /** What the caller asked for; hashed, so that one key never answers for two requests. */
  readonly input: unknown;
  /** The customer the write is about: idempotency keys are kept apart per caller and customer. */
  readonly customerCode?: string;
  /** Everything is done and answered, then rolled back. */
  readonly dryRun?: boolean;
};

/** What a write came to. An `unchanged` write is one that found its very content in place; only that leaves no trace. */
export type Done<Answer> = {
  readonly answer: Answer;
  readonly effect: 'created' | 'changed' | 'unchanged';
  /** The answer as JSON, where it is kept in these very words: it goes out as it stands. */
  readonly text?: string | undefined;
};

/** What one row of many came to. A refused row leaves the others standing; its `field` names the row's own field. */
export type RowOutcome = { readonly effect: 'created' | 'unchanged' } | { readonly refusal: Refusal };

/** The open transaction of one command, and where its traces are left. */
export type Command = {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly now: Date;
  readonly today: CalendarDate;
  readonly company: Company;
  /** Adds to the audit trail; every change needs at least one entry. */
  readonly record: (entry: { subject: string; detail: unknown; customerId?: string }) => void;
  /** Tells whoever listens, after the commit and at least once. Never a figure that a check reads. */
  readonly announce: (kind: string, payload: unknown) => void;
};

/**
 * The one road of every business write: authority, transaction, idempotency key with input hash, audit, outbox, dry
 * run by rollback. A refusal rolls everything back and is not remembered, so the same key may be tried again.
 */
export async function runCommand<Answer>(
  platform: Platform,
  { caller, key }: Origin,
  command: CommandName,
  work: (command: Command) => Promise<Result<Done<Answer>>>,
): Promise<Result<Done<Answer>>> {
  if (!mayPass(caller, command.may)) return scopeMissing(command.may);
  const lane = command.customerCode === undefined ? command.name : `${command.name}:${command.customerCode}`;
  const inputHash = sha256(canonicalJson(command.input));
  try {
    return await inTransaction(platform.database, async (tx) => {
      const now = platform.clock.now();
      if (key !== undefined) {
        const keyed = { callerId: caller.id, lane, key, inputHash, now };
        if (!(await takeKey(tx, keyed))) return await answerAgain<Answer>(tx, keyed);
      }
      const traces = collectTraces(platform, caller, now, command.name, tx);
      const result = await work(traces.command);
      if (!result.ok) throw new RolledBack(result);
      await traces.save(result.value.effect);
      if (key !== undefined) await rememberAnswer(tx, { callerId: caller.id, lane, key, answer: result.value.answer });
      if (command.dryRun === true) throw new RolledBack(result);
      return result;
    });
  } catch (problem) {
    if (problem instanceof RolledBack) return problem.result as Result<Done<Answer>>;
    throw problem;
  }
}

export function scopeMissing(scope: string): Result<never> {
  return refuse('not_allowed', 'scope_missing', `This needs the right "${scope}".`, { facts: { scope } });
}

export const keyConflict: Refusal = {
  kind: 'conflict',
  code: 'idempotency_conflict',
  detail: 'This Idempotency-Key was already used for another request. Send a new key, or the first request unchanged.',
};

async function answerAgain<Answer>(
  tx: Tx,
  keyed: { callerId: string; lane: string; key: string; inputHash: Buffer },
): Promise<Result<Done<Answer>>> {
  const before = await findAnswer<Answer>(tx, keyed);
  if (!before.inputHash.equals(keyed.inputHash)) return refused(keyConflict);
  return ok({ answer: before.answer, effect: 'unchanged' });
}

function collectTraces({ company, clock }: Platform, caller: Caller, now: Date, name: string, tx: Tx) {
  const entries: AuditEntry[] = [];
  const events: OutboxEvent[] = [];
  const command: Command = {
    tx,
    caller,
    now,
    today: todayAt(clock, company),
    company,
    record: ({ subject, detail, customerId }) =>
      void entries.push({
        entryId: newId(),
        at: now,
        actorKind: caller.kind,
        actorId: caller.id,
        actorName: caller.name,
        command: name,
        customerId: customerId ?? null,
        subject,
        // What is hashed must be what a reader of the row gets back: plain JSON.
        detail: JSON.parse(canonicalJson(detail ?? null)) as unknown,
      }),
    announce: (kind, payload) => void events.push({ eventId: newId(), at: now, kind, payload, actorId: caller.id }),
  };
  async function save(effect: Done<unknown>['effect']): Promise<void> {
    if (effect !== 'unchanged' && entries.length === 0)
      throw new Error(`${name} changed something but recorded nothing.`);
    await appendEntries(tx, entries);
    await appendEvents(tx, events);
  }
  return { command, save };
}

/** Carries an answer out of a transaction that must not commit. */
class RolledBack extends Error {
  readonly result: Result<unknown>;
  constructor(result: Result<unknown>) {
    super('rolled back');
    this.result = result;
  }
}
