import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, refuse, refused, type Result } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { type Handler, whyNot } from '../handling.ts';
import { findWarning, appendEvents, type NamedWarning, saveWarnings } from '../store/warnings.ts';
import { changesOf } from '../trail.ts';
import type { Warning } from '../warning.ts';
import type { EventKind, WarningAction } from '../words.ts';
import { announceWarning, tellWarning } from './announce.ts';
import { handlerOf, warningNotFound } from './handler-of.ts';
import { type WarningView, viewWarning } from './read-warning.ts';

/** One warning under the lock of its credit group: whoever handles it sees what is true now. */
export type OnDesk = {
  readonly command: Command;
  readonly warning: NamedWarning;
  readonly customer: Customer;
  readonly handler: Handler;
};

/** What an action made of the warning, and what its history and the audit trail say of it. */
export type Handled = {
  readonly changed: Partial<Warning>;
  readonly text: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type OnWarning = { readonly warningId: string; readonly version: number };

type Action = {
  readonly name: string;
  readonly action: WarningAction;
  readonly event: EventKind;
  readonly request: OnWarning;
  readonly dryRun?: boolean | undefined;
};

/** Every action on a warning goes this way: lock, look again, ask whether it may be, do it, leave the traces. */
export function handle<More extends object = object>(
  platform: Platform,
  origin: Origin,
  { name, action, event, request, dryRun = false }: Action,
  work: (desk: OnDesk) => Promise<Result<Handled & { readonly more?: More }>>,
): Promise<Result<Done<{ readonly warning: WarningView; readonly more?: More }>>> {
  const named = { name: `monitoring.${name}`, may: 'warnings:handle', input: request, dryRun };
  return runCommand(platform, origin, named, async (command) => {
    const { tx, caller, now } = command;
    const desk = await takeToDesk(command, request);
    if (!desk.ok) return desk;
    const { warning, handler } = desk.value;
    const refusal = whyNot(action, warning, handler);
    if (refusal !== undefined) return refused(refusal);
    const handled = await work(desk.value);
    if (!handled.ok) return handled;
    const { changed, text, detail = {}, more } = handled.value;
    const after: Warning = { ...warning, ...changed, version: warning.version + 1 };
    await saveWarnings(tx, [after]);
    const { warningId, customerId, creditGroupId, severity, figure } = after;
    const step = { eventId: newId(), kind: event, at: now, by: caller.name, severity, figure, text, detail };
    await appendEvents(tx, [{ warningId, customerId, creditGroupId, ...step }]);
    tellWarning(command, warning.customerCode, after, { event, text, ...detail, ...changesOf(warning, after) });
    announceWarning(command, 'warning_changed', warning.customerCode, after, event);
    const view = await viewWarning(tx, command, warning.warningId);
    return ok({ answer: { warning: view, ...(more === undefined ? {} : { more }) }, effect: 'changed' });
  });
}

async function takeToDesk(command: Command, { warningId, version }: OnWarning): Promise<Result<OnDesk>> {
  const { tx, caller } = command;
  const found = await findWarning(tx, warningId);
  if (found === undefined) return warningNotFound(warningId);
  const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
  const warning = await findWarning(tx, warningId);
  if (customer === undefined || warning === undefined) throw new Error(`Warning ${warningId} lost its customer.`);
  if (warning.version !== version) {
    const detail = `You saw version ${version}; it is version ${warning.version} now. Read it again.`;
    return refuse('stale', 'stale_version', detail, { facts: { version: warning.version } });
  }
  return ok({ command, warning, customer, handler: await handlerOf(tx, caller) });
}
