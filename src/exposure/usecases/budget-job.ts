import { money } from '#kernel';
import { inTransaction, type Job, type Platform, todayAt } from '#platform';
import { inPolicyCurrency, type Policy, policyInForce } from '#policy';
import { saveBudgetUse, sumExposures } from '../store/budgets.ts';

/** Every minute, where the policy has a credit budget: what is in use of it. A finding says when that was. */
export function budgetJob(platform: Platform): Job {
  return {
    name: 'count-credit-budgets',
    title: { zh: '统计信用总额的占用', en: 'Count what is in use of credit budgets' },
    schedule: '* * * * *',
    run: async () => {
      await countBudgets(platform, policyInForce(todayAt(platform.clock, platform.company)));
    },
  };
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
