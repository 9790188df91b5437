import { money } from '#kernel';
import { inTransaction, type Job, type Platform, type Sql, todayAt } from '#platform';
import { inPolicyCurrency, type Policy, policyInForce } from '#policy';
import { loadBudgetUse, saveBudgetUse, sumExposures } from '../store/budgets.ts';
import { listOpenHoldsFor } from '../store/cleared-holds.ts';
import { loadConcentrations } from '../store/rule-facts.ts';
import { reviewThese } from './review-holds.ts';
import { figureConcentrations } from './rule-figures-job.ts';

/**
 * Every minute, where the policy has a credit budget or a ceiling for an industry or a country: what is in use of it.
 * Where there is less than a minute before, the orders that wait for it are looked at again.
 */
export function budgetJob(platform: Platform): Job {
  return {
    name: 'count-credit-budgets',
    title: { zh: '统计信用总额和集中度', en: 'Count what is in use of credit budgets and ceilings' },
    schedule: '* * * * *',
    run: async () => {
      await countPortfolio(platform, policyInForce(todayAt(platform.clock, platform.company)));
    },
  };
}

/** Counts both, and looks again at what is held for one of which less is in use now. */
export async function countPortfolio(platform: Platform, policy: Policy): Promise<void> {
  const { database, clock, company } = platform;
  const rules = policy.checkRules.rules ?? [];
  const codes = counted.filter((code) => rules.some((rule) => rule.code === code));
  if (codes.length === 0) return;
  const before = await usedNow(database.sql);
  await countBudgets(platform, policy);
  const when = { today: todayAt(clock, company), now: clock.now(), timeZone: company.timeZone, policyOf: () => policy };
  if (codes.includes('over_concentration'))
    await inTransaction(database, (tx) => figureConcentrations(tx, { ...when, policy }));
  const after = await usedNow(database.sql);
  if (![...before].some(([name, minor]) => (after.get(name) ?? 0n) < minor)) return;
  const held = await listOpenHoldsFor(database.sql, codes);
  await inTransaction(database, (tx) => reviewThese(tx, when, held));
}

const counted = ['over_budget', 'over_concentration'] as const;

async function usedNow(db: Sql): Promise<Map<string, bigint>> {
  const [budgets, concentrations] = await Promise.all([loadBudgetUse(db), loadConcentrations(db)]);
  return new Map([
    ...budgets.map(({ sellerCode, used }): [string, bigint] => [`budget ${sellerCode}`, used.minor]),
    ...concentrations.map(({ by, of, exposure }): [string, bigint] => [`${by} ${of}`, exposure.minor]),
  ]);
}

/** Gives how many figures were kept: none where no budget is on. */
export async function countBudgets(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  { checkRules, planningRates }: Pick<Policy, 'checkRules' | 'planningRates'>,
): Promise<number> {
  if (!(checkRules.rules ?? []).some(({ code }) => code === 'over_budget')) return 0;
  return inTransaction(database, async (tx) => {
    const used = new Map<string, bigint>([['', 0n]]);
    for (const { sellerCode, currency, minor } of await sumExposures(tx)) {
      // A currency without a rate cannot be added; the budget is then measured on the rest.
      const part = inPolicyCurrency(money(currency, minor), planningRates);
      if (part !== undefined) used.set(sellerCode, (used.get(sellerCode) ?? 0n) + part.minor);
    }
    await saveBudgetUse(tx, used, clock.now());
    return used.size;
  });
}
