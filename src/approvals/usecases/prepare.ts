import type { Customer } from '#customers';
import { type CalendarDate, type Money, ok, refuse, type Result, zero } from '#kernel';
import type { LimitAmount } from '#limits';
import type { Command } from '#platform';
import { policyInForce } from '#policy';
import { type ApplicationKind, type Ask, checkAsk, prolongs } from '../application.ts';
import type { Assessed } from '../assessed.ts';
import { countedAsk } from '../in-currency.ts';
import { usualLastDay } from '../offer.ts';
import { type Measurement, measure } from '../routing.ts';
import { moneyFromJson } from '../stored-money.ts';
import type { Assess } from './assess-for.ts';
import { loadGrants, whyNoCredit } from './desk.ts';
import { rateOfAsk } from './rate-of-ask.ts';

export type Wanted = {
  readonly kind: ApplicationKind;
  readonly amount: Money;
  /** What the customer is expected to buy in twelve months, tax included. */
  readonly expectedPurchases?: Money | null | undefined;
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
};

export type Prepared = {
  readonly ask: Ask;
  readonly expectedPurchases: Money | null;
  readonly inForce: LimitAmount;
  readonly inForceGranted: Money | null;
  readonly assessed: Assessed | null;
  readonly measurement: Measurement;
};

/** What goes to those who decide: the ask, completed and checked; the assessment of today; and who must decide. */
export async function prepare(
  command: Command,
  customer: Customer,
  wanted: Wanted,
  assess: Assess,
): Promise<Result<Prepared>> {
  const { tx, today } = command;
  const { kind, amount, expectedPurchases = null } = wanted;
  if (expectedPurchases !== null && expectedPurchases.currency !== customer.currency) {
    const detail = `The customer's currency is ${customer.currency}, not ${expectedPurchases.currency}.`;
    return refuse('invalid', 'currency_not_supported', detail, { field: 'expectedPurchases.currency' });
  }
  const rate = await rateOfAsk(command, customer, amount);
  if (!rate.ok) return rate;
  const barred = kind === 'decrease' ? undefined : whyNoCredit(customer);
  if (barred !== undefined) return barred;
  const { standing, group } = await loadGrants(tx, customer, today);
  const requested = countedAsk({ amount, ...rate.value });
  const made = await assess(command, customer, { requested, inForce: standing.standing, expectedPurchases });
  if (!made.ok) return made;
  const assessed = made.value;
  const grade = assessed?.grade ?? null;
  const policy = policyInForce(today);
  const validFrom = wanted.validFrom ?? today;
  const validTo = wanted.validTo ?? usualEnd();
  if (validTo === null)
    return refuse('invalid', 'last_day_missing', 'A temporary limit needs its last day.', { field: 'validTo' });
  const ask = checkAsk({ kind, amount, ...rate.value, validFrom, validTo }, standing, today);
  if (!ask.ok) return ask;
  const measurement = measure(
    {
      ask: ask.value,
      customerId: customer.customerId,
      group,
      grade,
      proposed: assessed === null ? zero(customer.currency) : moneyFromJson(assessed.proposed),
      prolongs: prolongs(ask.value, standing),
      ...(assessed?.quality !== undefined && { quality: assessed.quality }),
    },
    policy,
  );
  if (!measurement.ok) return measurement;
  return ok({
    ask: ask.value,
    expectedPurchases,
    inForce: standing.standing,
    inForceGranted: standing.granted ?? null,
    assessed,
    measurement: measurement.value,
  });

  function usualEnd(): CalendarDate | null {
    if (kind === 'temporary') return null;
    if (kind === 'decrease' && standing.standingTo !== null) return standing.standingTo;
    return usualLastDay(validFrom, grade, policy);
  }
}
