import { type CalendarDate, ok, type Result, refuse } from '#kernel';
import { type Command, type Done, type Origin, type Platform, runCommand } from '#platform';
import { type CheckRuleName, type Policy, policyInForce } from '#policy';
import type { Customer } from '../customer.ts';
import { customerNotFound } from '../customer-view.ts';
import { isKnownRule, type RuleExclusion, withExclusion, withoutExclusion } from '../rule-exclusions.ts';
import { saveRuleExclusions } from '../store/rule-exclusions.ts';
import { lockCustomers } from '../store/locks.ts';

const may = 'holds:release';

export type ExclusionsView = { readonly items: RuleExclusion[] };

/** Lets a rule of the order check not apply to a customer until a day. */
export function excludeRule(
  platform: Platform,
  origin: Origin,
  asked: { code: string; rule: CheckRuleName; until: CalendarDate; reason: string },
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<Result<Done<ExclusionsView>>> {
  const { code, rule, until, reason } = asked;
  const name = { name: 'customers.exclude_rule', may, input: asked, customerCode: code };
  return runCommand(platform, origin, name, async (command) => {
    if (!isKnownRule(rule, policyOf(command.today).checkRules)) {
      const detail = `The policy in force has no rule ${rule}.`;
      return refuse('invalid', 'own_rule_unknown', detail, { field: 'rule' });
    }
    const customer = (await lockCustomers(command.tx, [code])).get(code);
    if (customer === undefined) return customerNotFound(code);
    const before = customer.ruleExclusions ?? [];
    const same = before.some((one) => one.rule === rule && one.until === until && one.reason === reason);
    if (same) return ok({ answer: { items: [...before] }, effect: 'unchanged' });
    const after = withExclusion(before, { rule, until, reason, by: command.caller.name }, command.today);
    return after.ok ? ok(await keep(command, customer, after.value, { rule, until, reason })) : after;
  });
}

/** Ends an exclusion before its day. */
export function endExclusion(
  platform: Platform,
  origin: Origin,
  asked: { code: string; rule: CheckRuleName },
): Promise<Result<Done<ExclusionsView>>> {
  const { code, rule } = asked;
  const name = { name: 'customers.end_exclusion', may, input: asked, customerCode: code };
  return runCommand(platform, origin, name, async (command) => {
    const customer = (await lockCustomers(command.tx, [code])).get(code);
    if (customer === undefined) return customerNotFound(code);
    const before = customer.ruleExclusions ?? [];
    if (!before.some((one) => one.rule === rule)) return ok({ answer: { items: [...before] }, effect: 'unchanged' });
    return ok(await keep(command, customer, withoutExclusion(before, rule, command.today), { rule }));
  });
}

async function keep(
  command: Command,
  { code, customerId }: Customer,
  items: RuleExclusion[],
  detail: Readonly<Record<string, unknown>>,
): Promise<Done<ExclusionsView>> {
  await saveRuleExclusions(command.tx, customerId, items);
  command.record({ subject: code, detail, customerId });
  command.announce('customer_changed', { customerCodes: [code] });
  return { answer: { items }, effect: 'changed' };
}
