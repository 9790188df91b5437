import { type CalendarDate, type Money, money } from '#kernel';
import { inTransaction, type Job, type Platform, todayAt, type Tx } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { figureBehaviour } from '#receivables/usecases';
import { owedInHouse } from '../in-house.ts';
import type { RuleFacts } from '../rule-facts.ts';
import { saveConcentrations, sumConcentrations } from '../store/rule-facts.ts';
import { openHouseRates } from './house-rates.ts';

/** The nightly run of the figures that rules read: payment behaviour, and the portfolio by industry and country. */
export function ruleFiguresJob(platform: Platform): Job {
  return {
    name: 'figure-check-rules',
    title: { zh: '更新检查规则所用的指标', en: 'Work out the figures that check rules read' },
    schedule: '41 2 * * *',
    run: () => figureRules(platform),
  };
}

export async function figureRules({ database, clock, company }: Platform): Promise<void> {
  const today = todayAt(clock, company);
  const policy = policyInForce(today);
  await inTransaction(database, async (tx) => {
    await figureBehaviour(tx, today);
    await figureConcentrations(tx, { today, policy, now: clock.now() });
  });
}

/** What everybody in an industry or a country owes, as the policy counts it. */
export async function figureConcentrations(
  tx: Tx,
  { today, policy, now }: { readonly today: CalendarDate; readonly policy: Policy; readonly now: Date },
): Promise<void> {
  const sums = new Map<string, RuleFacts['concentrations'][number]>();
  const parts = await sumConcentrations(tx, { today, policy });
  const currencies = parts.map(({ currency }) => currency);
  const houseRates = await openHouseRates(tx, currencies, [{ asOf: today, policy }]);
  const rates = { planning: policy.planningRates, table: houseRates(currencies, policy, today) };
  for (const { by, of, currency, minor } of parts) {
    const part: Money | undefined = owedInHouse(money(currency, minor), rates);
    // A currency without a rate cannot be added; the ceiling is then measured on the rest.
    if (part === undefined) continue;
    const key = `${by} ${of}`;
    sums.set(key, { by, of, exposure: money(part.currency, (sums.get(key)?.exposure.minor ?? 0n) + part.minor) });
  }
  await saveConcentrations(tx, [...sums.values()], now);
}
