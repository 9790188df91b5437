import { type Customer, customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type Currency, type Money, ok, type Result } from '#kernel';
import { type Command, newId, type RowOutcome, recordChunk } from '#platform';
import { policyInForce } from '#policy';
import type { UsedRate } from '#rates';
import { openRateDesk } from '#rates/usecases';
import { type GrantRequest, readGrantRequest } from '../grant-request.ts';
import { decideGrants, differences, type GrantCandidate, type GrantOutcome, type Repeats } from '../granting.ts';
import { isOwnLimit } from '../scope.ts';
import { endGrants, findHistories, insertGrants, keepNewest } from '../store/limits.ts';
import { grantScopedLimits } from './grant-scoped-limits.ts';

/** What granting changed for one customer. */
export type GrantedTo = { readonly customer: Customer } & ReturnType<typeof differences>;

/**
 * Grants limits, one or some thousands, in a handful of statements: customers found and locked, histories read,
 * decided, saved. Leaves the audit entry to the caller: one grant and a chunk of a file are recorded differently.
 */
export async function grantLimits(
  command: Command,
  requests: readonly GrantRequest[],
  repeats: Repeats,
  applicationId: string | null = null,
): Promise<{ outcomes: GrantOutcome[]; changes: GrantedTo[] }> {
  const { tx, now, caller } = command;
  const customers = await lockCustomers(tx, [...new Set(requests.map((request) => request.customerCode))]);
  const before = await findHistories(tx, [...customers.values()]);
  const rates = await openLimitRates(command, requests, customers);
  const candidates = requests.map((request): GrantCandidate & { reason: string } => {
    const asked = readFor(request, customers.get(request.customerCode), rates);
    return { limitId: newId(), asked, reason: request.reason };
  });
  const { outcomes, after } = decideGrants(candidates, before, repeats);
  const changes = [...customers.values()]
    .map((customer) => {
      const { customerId } = customer;
      return { customer, ...differences(before.get(customerId) ?? [], after.get(customerId) ?? []) };
    })
    .filter(({ granted }) => granted.length > 0);

  const reasons = new Map(candidates.map(({ limitId, reason }) => [limitId, reason]));
  const grants = changes.flatMap(({ customer, granted }) =>
    granted.map((grant) => ({ customer, grant, reason: reasons.get(grant.limitId) ?? '' })),
  );
  await insertGrants(tx, grants, { grantedBy: caller.name, grantedAt: now, applicationId });
  const ends = changes.flatMap(({ customer, ended }) => ended.map(({ grant }) => ({ customer, grant })));
  await endGrants(tx, 'limits.limits', ends);
  await keepNewest(
    tx,
    changes.map(({ customer }) => customer),
  );
  if (changes.length > 0)
    command.announce('limit_changed', { customerCodes: changes.map(({ customer }) => customer.code), applicationId });
  return { outcomes, changes };
}

/** One chunk of a file, in the importer's command: good rows are granted, every other one says why not. */
export async function importLimits(command: Command, rows: readonly GrantRequest[]): Promise<RowOutcome[]> {
  const isOwn = ({ scope }: GrantRequest) => isOwnLimit(scope);
  const own = (await grantLimits(command, rows.filter(isOwn), 'ever')).outcomes.values();
  const beside = rows.flatMap((row) => (isOwn(row) || row.scope === undefined ? [] : [{ ...row, scope: row.scope }]));
  const scoped = (await grantScopedLimits(command, beside, 'ever')).outcomes.values();
  const outcomes = rows.map((row) => (isOwn(row) ? own : scoped).next().value as GrantOutcome);
  const answers = outcomes.map((outcome): RowOutcome => {
    if (outcome.kind === 'refused') return { refusal: outcome.refusal };
    return { effect: outcome.kind === 'granted' ? 'created' : 'unchanged' };
  });
  recordChunk(command, 'limits', rows, answers);
  return answers;
}

type LimitRates = (given: Money, to: Currency, field: string) => Result<UsedRate>;

/** Today's rates of what is asked for in other currencies; nothing is asked where all is in the customers' own. */
async function openLimitRates(
  { tx, today }: Command,
  requests: readonly GrantRequest[],
  customers: ReadonlyMap<string, Customer>,
): Promise<LimitRates> {
  const { documents } = policyInForce(today).currencyRules;
  const question = (from: Currency, to: Currency) => ({ from, to, ...documents, day: today });
  const desk = await openRateDesk(
    tx,
    requests.flatMap(({ customerCode, amount }) => {
      const to = customers.get(customerCode)?.currency;
      const isOther = to !== undefined && amount !== 'unlimited' && amount.currency !== to;
      return isOther ? [question(amount.currency, to)] : [];
    }),
  );
  return (given, to, field) => desk(question(given.currency, to), field);
}

function readFor(request: GrantRequest, customer: Customer | undefined, rates: LimitRates): GrantCandidate['asked'] {
  if (customer === undefined) return customerNotFound(request.customerCode);
  const { currency } = customer;
  const terms = readGrantRequest(request, currency, (given, field) => rates(given, currency, field));
  return terms.ok ? ok({ customerId: customer.customerId, terms: terms.value }) : terms;
}
