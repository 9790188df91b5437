import { latestGrades } from '#assessment/usecases';
import type { Customer, CustomerId } from '#customers';
import { addMonths, type CalendarDate, daysPastDue, later, type Money, money } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Sql } from '#platform';
import { type CheckRule, type Policy, termsOfGrade } from '#policy';
import { loadBehaviourFigures, loadDueDays, type Owner } from '#receivables/usecases';
import { type Books, exposureOf, type Position } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import { groupFigures } from '../group-figures.ts';
import { owedInHouse } from '../in-house.ts';
import type { OpenItemFigures } from '../rule-facts.ts';
import { loadBudgetUse } from '../store/budgets.ts';
import { openHouseRates } from './house-rates.ts';
import { loadConcentrations, loadMembers, type Member } from '../store/rule-facts.ts';

/** What the decision about one document knows beyond the base; nothing where no rule beyond it is on. */
export type RuleDesk = (asked: {
  readonly customer: Customer;
  readonly asOf: CalendarDate;
  readonly limit: GrantedLimit | null;
  /** What this very document has reserved: it is not in the way of itself. */
  readonly ownOpenMinor: bigint;
  readonly sellerCode?: string | undefined;
  /** The books of the batch, with what it has approved so far. */
  readonly books: ReadonlyMap<string, Books>;
  /** What a member has in use, where the policy does not count all that is booked. */
  readonly countedOf?: ((member: Member, position: Position) => bigint) | undefined;
}) => Pick<CheckFacts, 'further'>;

type Question = Owner & { readonly asOf: CalendarDate };

/**
 * Loads what the rules in force read, for a whole batch at once and under its locks: a row by key for each customer, a
 * row for each member of its group, never a sum over documents. Where no such rule is on, the database is not asked.
 */
export async function openRuleDesk(
  db: Sql,
  questions: readonly Question[],
  { timeZone, policyOf }: { timeZone: string; policyOf: (asOf: CalendarDate) => Policy },
): Promise<RuleDesk> {
  const asking = questions.filter(({ asOf }) => rulesOf(policyOf(asOf)).length > 0);
  if (asking.length === 0) return () => ({});
  const hasBudget = asking.some(({ asOf }) => rulesOf(policyOf(asOf)).some(({ code }) => code === 'over_budget'));
  const [grades, dueDays, behaviours, concentrations, budgets, members] = await Promise.all([
    latestGrades(db, asking),
    loadDueDays(db, asking),
    loadBehaviourFigures(db, asking),
    loadConcentrations(db),
    hasBudget ? loadBudgetUse(db) : undefined,
    loadMembers(
      db,
      asking.map(({ creditGroupId }) => creditGroupId),
      timeZone,
    ),
  ]);
  const limits = await loadMemberLimits();
  const currencies = [...members.values()].flat().map(({ currency }) => currency);
  const houseRates = await openHouseRates(
    db,
    currencies,
    asking.map(({ asOf }) => ({ asOf, policy: policyOf(asOf) })),
  );
  return ({ customer, asOf, limit, ownOpenMinor, sellerCode, books, countedOf }) => {
    const policy = policyOf(asOf);
    const rules = rulesOf(policy);
    if (rules.length === 0) return {};
    const grade = grades.get(customer.customerId) ?? null;
    const own = members.get(customer.creditGroupId)?.find(({ customerId }) => customerId === customer.customerId);
    const group = (members.get(customer.creditGroupId) ?? []).map((member) => {
      const asking = member.customerId === customer.customerId ? ownOpenMinor : 0n;
      const position = books.get(member.customerId)?.position ?? member.position;
      return {
        ...member,
        limit: limits.get(`${member.customerId} ${asOf}`) ?? null,
        exposureMinor: countedOf?.(member, position) ?? exposureOf(position) - asking,
      };
    });
    const tableRates = houseRates(
      group.map(({ currency }) => currency),
      policy,
      asOf,
    );
    // What this very document has reserved is counted in these sums already: it is not in the way of itself.
    const rates = { planning: policy.planningRates, table: tableRates };
    const ownInHouse = owedInHouse(money(customer.currency, ownOpenMinor), rates)?.minor ?? 0n;
    const without = (used: Money): Money => money(used.currency, used.minor - ownInHouse);
    const sums = concentrations.filter(({ by, of }) => customer[by] === of);
    return {
      further: {
        grade,
        industry: customer.industry,
        country: customer.country,
        ...(customer.customerType !== null && { customerType: customer.customerType }),
        ...(customer.segment !== null && { segment: customer.segment }),
        customerSince: own?.customerSince ?? null,
        reviewBy:
          grade === null || limit === null
            ? null
            : addMonths(
                later(limit.validFrom, own?.reviewedOn ?? limit.validFrom),
                termsOfGrade(grade, policy.terms).reviewMonths,
              ),
        openItems: openItems(rules, dueDays.get(customer.customerId) ?? [], asOf),
        behaviour: behaviours.get(customer.customerId) ?? null,
        group: groupFigures(group, {
          asOf,
          customerCode: customer.code,
          rates,
        }),
        ...(tableRates.length > 0 && { tableRates }),
        concentrations:
          countedOf === undefined ? sums.map((one) => ({ ...one, exposure: without(one.exposure) })) : sums,
        ...(budgets !== undefined && {
          budgets: budgets.map((one) =>
            [null, sellerCode].includes(one.sellerCode) ? { ...one, used: without(one.used) } : one,
          ),
          ...(sellerCode !== undefined && { sellerCode }),
        }),
        rate: policy.planningRates.find(({ currency }) => currency === customer.currency) ?? null,
      },
    };
  };

  async function loadMemberLimits(): Promise<Map<string, GrantedLimit | null>> {
    const days = [...new Set(asking.map(({ asOf }) => asOf))];
    const wanted = [...members.values()].flat().flatMap((member) => days.map((asOf) => ({ ...member, asOf })));
    const granted = await limitsAsOf(db, wanted);
    return new Map(wanted.map(({ customerId, asOf }, place) => [`${customerId} ${asOf}`, granted[place] ?? null]));
  }
}

function rulesOf({ checkRules }: Policy): readonly CheckRule[] {
  return checkRules.rules ?? [];
}

/** For each number of days that a rule asks about, what is later than that. */
function openItems(
  rules: readonly CheckRule[],
  dueDays: readonly { readonly customerId: CustomerId; readonly dueOn: CalendarDate; readonly openMinor: bigint }[],
  asOf: CalendarDate,
): OpenItemFigures {
  // An own rule reads what is overdue at all.
  const asked = new Set(
    rules.flatMap((rule) => (rule.code === 'own' ? [0] : 'daysPastDue' in rule ? [rule.daysPastDue] : [])),
  );
  const sum = (days: typeof dueDays) => days.reduce((total, { openMinor }) => total + openMinor, 0n);
  return {
    openMinor: sum(dueDays),
    overdue: [...asked].map((days) => ({
      daysPastDue: days,
      minor: sum(dueDays.filter(({ dueOn }) => daysPastDue(dueOn, asOf) > days)),
    })),
  };
}
