import type { CustomerId } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, type Result } from '#kernel';
import { type Command, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { type CustomerFigures, readingsOf } from '../readings.ts';
import { planReview, wantedReview } from '../review.ts';
import { carryOut, type Finding, findChanges, type Found } from '../scan.ts';
import { loadAhead, loadLastReviewed } from '../store/reviews.ts';
import { appendEvents, loadOpenWarnings, loadQuiet, saveWarnings } from '../store/warnings.ts';
import { announceWarning, tellWarning } from './announce.ts';
import { loadFigures } from './load-figures.ts';
import { planReviews } from './plan-reviews.ts';

/** What a scan came to. */
export type ScanCounts = {
  readonly customers: number;
  readonly opened: number;
  readonly escalated: number;
  readonly noLongerCrossed: number;
  readonly crossedAgain: number;
  readonly reviewsDue: number;
};

/** Few enough that a chunk's locks are short, many enough that a statement is worth its round trip. */
const customersPerChunk = 1_000;

/**
 * Looks at every figure of every customer and opens, worsens or notes what the policy's lines say. The portfolio is
 * read in chunks, each one command with a handful of statements; a scan that was cut short is simply run again.
 */
export async function scanPortfolio(
  platform: Platform,
  { caller, key }: Origin,
  signal?: AbortSignal,
): Promise<Result<Done<ScanCounts>>> {
  let whole: ScanCounts = nothing;
  let changed = false;
  for (let after: CustomerId | undefined; ; ) {
    signal?.throwIfAborted();
    // Each chunk is a request of its own, so that a repeated scan is answered chunk by chunk.
    const origin = key === undefined ? { caller } : { caller, key: `${key} ${after ?? 'first'}` };
    const name = { name: 'monitoring.scan', may: 'warnings:scan', input: { after: after ?? null } };
    const chunk = await runCommand(platform, origin, name, (command) => scanChunk(command, after));
    if (!chunk.ok) return chunk;
    const { last, counts } = chunk.value.answer;
    changed ||= chunk.value.effect !== 'unchanged';
    whole = sum(whole, counts);
    if (last === null) return ok({ answer: whole, effect: changed ? 'changed' : 'unchanged' });
    after = last;
  }
}

type Chunk = { readonly last: CustomerId | null; readonly counts: ScanCounts };

async function scanChunk(command: Command, after: CustomerId | undefined): Promise<Result<Done<Chunk>>> {
  const { tx, today, company } = command;
  const policy = policyInForce(today);
  const when = { asOf: today, timeZone: company.timeZone };
  const figures = await loadFigures(tx, { after, limit: customersPerChunk }, when);
  const ids = figures.map(({ customerId }) => customerId);
  // First without locks: on most days most customers have nothing new, and their orders must not wait.
  const candidates = await whoseStandChanges(command, figures, policy);
  const locked = await lockCustomers(
    tx,
    candidates.map(({ code }) => code),
  );
  // What was loaded may be older than the lock: a customer that changed its group meanwhile is keyed anew.
  const current = candidates.flatMap((one) => {
    const customer = locked.get(one.code);
    return customer === undefined ? [] : [{ ...one, creditGroupId: customer.creditGroupId }];
  });
  const found = await scanWarnings(command, current, policy);
  const reviews = await planReviews(command, current, policy);
  const counts = { ...countOf(found), customers: ids.length, reviewsDue: reviews.due };
  const changes = found.length + reviews.changed;
  if (changes > 0) command.record({ subject: 'warnings', detail: counts });
  const last = ids.length < customersPerChunk ? null : (ids.at(-1) ?? null);
  return ok({ answer: { last, counts }, effect: changes > 0 ? 'changed' : 'unchanged' });
}

async function whoseStandChanges(
  { tx, today }: Command,
  figures: readonly CustomerFigures[],
  policy: Policy,
): Promise<CustomerFigures[]> {
  const ids = figures.map(({ customerId }) => customerId);
  const [findings, ahead, reviewed] = await Promise.all([
    findAll(tx, figures, today, policy),
    loadAhead(tx, ids),
    loadLastReviewed(tx, ids),
  ]);
  return figures.filter((one) => {
    const wanted = wantedReview(one, reviewed.get(one.customerId) ?? null, policy);
    const review = planReview(ahead.get(one.customerId) ?? null, wanted, today);
    return review !== undefined || (findings.get(one.customerId) ?? []).length > 0;
  });
}

async function findAll(
  tx: Command['tx'],
  figures: readonly CustomerFigures[],
  today: Command['today'],
  policy: Policy,
): Promise<Map<CustomerId, Finding[]>> {
  const ids = figures.map(({ customerId }) => customerId);
  const [allOpen, allQuiet] = await Promise.all([loadOpenWarnings(tx, ids), loadQuiet(tx, ids, today)]);
  const open = Map.groupBy(allOpen, ({ customerId }) => customerId);
  const quiet = Map.groupBy(allQuiet, ({ customerId }) => customerId);
  return new Map(
    figures.map((one) => {
      const known = { open: open.get(one.customerId) ?? [], quiet: quiet.get(one.customerId) ?? [] };
      return [one.customerId, findChanges(known, readingsOf(one, today, policy), policy)];
    }),
  );
}

async function scanWarnings(command: Command, figures: readonly CustomerFigures[], policy: Policy): Promise<Found[]> {
  const { tx, today, now, caller } = command;
  const findings = await findAll(tx, figures, today, policy);
  const moment = { today, now, policyVersion: policy.version, nextId: () => newId<'warning'>() };
  const found = figures.flatMap((one) =>
    (findings.get(one.customerId) ?? []).map((finding) => ({ code: one.code, ...carryOut(finding, one, moment) })),
  );
  await saveWarnings(
    tx,
    found.map(({ warning }) => warning),
  );
  await appendEvents(
    tx,
    found.flatMap(({ warning, event }) => {
      if (event === null) return [];
      const { warningId, customerId, creditGroupId, severity, figure, line, basis } = warning;
      const step = { eventId: newId(), kind: event, at: now, by: caller.name, severity, figure, text: null };
      return [{ warningId, customerId, creditGroupId, ...step, detail: { line, basis } }];
    }),
  );
  for (const { code, warning, event } of found) {
    if (event === null) continue;
    tellWarning(command, code, warning, { event });
    announceWarning(command, event === 'opened' ? 'warning_opened' : 'warning_changed', code, warning, event);
  }
  return found;
}

const nothing: ScanCounts = {
  customers: 0,
  opened: 0,
  escalated: 0,
  noLongerCrossed: 0,
  crossedAgain: 0,
  reviewsDue: 0,
};

function countOf(found: readonly Found[]): Omit<ScanCounts, 'customers' | 'reviewsDue'> {
  const count = (kind: Found['event']) => found.filter(({ event }) => event === kind).length;
  return {
    opened: count('opened'),
    escalated: count('escalated'),
    noLongerCrossed: count('no_longer_crossed'),
    crossedAgain: count('crossed_again'),
  };
}

function sum(a: ScanCounts, b: ScanCounts): ScanCounts {
  return {
    customers: a.customers + b.customers,
    opened: a.opened + b.opened,
    escalated: a.escalated + b.escalated,
    noLongerCrossed: a.noLongerCrossed + b.noLongerCrossed,
    crossedAgain: a.crossedAgain + b.crossedAgain,
    reviewsDue: a.reviewsDue + b.reviewsDue,
  };
}
