import { greater, lesser, type Money, money, ok, type Result, refuse } from '#kernel';
import { factorOfGrade, fromPolicyCurrency, type Grade, gradeSteps, type Policy } from '#policy';
import type { YearlySales } from './yearly-sales.ts';

/** What the limit formula is applied to. All amounts are of the customer's currency. */
export type ProposalFacts = YearlySales & {
  readonly currency: Money['currency'];
  readonly grade: Grade;
  /** From the newest statement; null when there is none. Never below zero. */
  readonly netAssetsMinor: bigint | null;
  /** The limit in force, that growth is measured against. */
  readonly currentLimit: Money | 'unlimited' | null;
  /** What is asked for: nobody is proposed more. */
  readonly requestedMinor: bigint | null;
};

/**
 * One line of the sum. `amountMinor` is what the line comes to; `holds` says that it is the one that lowers what stood
 * before it. The other figures are what the line is made of.
 */
export type ProposalLine =
  | {
      readonly step: 'capacity';
      readonly netAssetsMinor: bigint;
      readonly percent: number;
      readonly amountMinor: bigint;
    }
  | {
      readonly step: 'need';
      readonly yearlySalesMinor: bigint;
      readonly salesAre: YearlySales['salesAre'];
      readonly passedOver?: YearlySales['passedOver'];
      readonly months: number;
      readonly amountMinor: bigint;
    }
  | { readonly step: 'lesser_of_both'; readonly amountMinor: bigint }
  | {
      readonly step: 'one_sided';
      readonly knows: 'capacity' | 'need';
      readonly percent: number;
      readonly amountMinor: bigint;
    }
  | { readonly step: 'starter'; readonly amountMinor: bigint }
  | { readonly step: 'no_credit'; readonly grade: Grade; readonly amountMinor: bigint }
  | Cap<'single_customer_cap', { readonly grade: Grade }>
  | Cap<'growth_cap', { readonly measuredFromMinor: bigint; readonly percent: number }>
  | Cap<'requested', unknown>
  | { readonly step: 'rounded'; readonly toMinor: bigint; readonly amountMinor: bigint };

type Cap<Step extends string, More> = {
  readonly step: Step;
  readonly capMinor: bigint;
  readonly holds: boolean;
  readonly amountMinor: bigint;
} & More;

export type LimitProposal = {
  readonly policyVersion: string;
  readonly grade: Grade;
  readonly proposed: Money;
  /** In the order of the sum; the last line comes to what is proposed. */
  readonly lines: readonly ProposalLine[];
};

/** 建议额度: the limit formula, line by line, so that anybody can add it up again. */
export function proposeLimit(facts: ProposalFacts, policy: Policy): Result<LimitProposal> {
  const { currency, grade } = facts;
  const formula = policy.limitFormula;
  const factor = factorOfGrade(grade, formula);
  const [singleCap, starter, roundedTo] = [factor.singleCustomerCap, formula.starterLimit, formula.roundedTo].map(
    (amount) => fromPolicyCurrency(amount, currency, policy.planningRates),
  );
  if (singleCap === undefined || starter === undefined || roundedTo === undefined) {
    const detail = `Policy ${policy.version} has no planning rate for ${currency}: no limit can be derived in it.`;
    return refuse('conflict', 'no_planning_rate', detail, { facts: { currency } });
  }
  const lines: ProposalLine[] = base(facts, factor, starter.minor, policy);
  const cap = (line: ProposalLine) => void lines.push(line);
  const reached = () => lines.at(-1)?.amountMinor ?? 0n;
  if (reached() > 0n) {
    const singleMinor = singleCap.minor;
    cap({ step: 'single_customer_cap', grade, ...capped(reached(), singleMinor) });
    if (facts.currentLimit !== null && facts.currentLimit !== 'unlimited') {
      const measuredFromMinor = greater(facts.currentLimit.minor, starter.minor);
      const percent = formula.growthPercentMax;
      cap({
        step: 'growth_cap',
        measuredFromMinor,
        percent,
        ...capped(reached(), percentOf(measuredFromMinor, percent)),
      });
    }
    if (facts.requestedMinor !== null) cap({ step: 'requested', ...capped(reached(), facts.requestedMinor) });
    const whole = powerOfTen(roundedTo.minor);
    // What was asked for to the cent is not rounded; what the formula found is not meant to the cent.
    if (reached() !== facts.requestedMinor)
      cap({ step: 'rounded', toMinor: whole, amountMinor: wholeOf(reached(), whole) });
  }
  return ok({ policyVersion: policy.version, grade, proposed: money(currency, reached()), lines });
}

function base(
  { grade, netAssetsMinor, yearlySalesMinor, salesAre, passedOver }: ProposalFacts,
  { netAssetsPercent, salesMonths }: ReturnType<typeof factorOfGrade>,
  starterMinor: bigint,
  { limitFormula }: Policy,
): ProposalLine[] {
  if (netAssetsPercent === 0 && salesMonths === 0) return [{ step: 'no_credit', grade, amountMinor: 0n }];
  const capacity: ProposalLine | undefined =
    netAssetsMinor === null
      ? undefined
      : {
          step: 'capacity',
          netAssetsMinor,
          percent: netAssetsPercent,
          amountMinor: percentOf(netAssetsMinor, netAssetsPercent),
        };
  const need: ProposalLine | undefined =
    yearlySalesMinor === null
      ? undefined
      : {
          step: 'need',
          yearlySalesMinor,
          salesAre,
          ...(passedOver !== undefined && { passedOver }),
          months: salesMonths,
          amountMinor: (yearlySalesMinor * BigInt(salesMonths)) / 12n,
        };
  if (capacity !== undefined && need !== undefined)
    return [capacity, need, { step: 'lesser_of_both', amountMinor: lesser(capacity.amountMinor, need.amountMinor) }];
  const only = capacity ?? need;
  if (only === undefined) {
    return gradeSteps(grade, limitFormula.starterGradeMin) >= 0
      ? [{ step: 'starter', amountMinor: starterMinor }]
      : [{ step: 'no_credit', grade, amountMinor: 0n }];
  }
  const percent = limitFormula.oneSidedPercent;
  const knows = capacity === undefined ? 'need' : 'capacity';
  return [only, { step: 'one_sided', knows, percent, amountMinor: percentOf(only.amountMinor, percent) }];
}

function capped(reachedMinor: bigint, capMinor: bigint) {
  return { capMinor, holds: capMinor < reachedMinor, amountMinor: lesser(reachedMinor, capMinor) };
}

function percentOf(minor: bigint, percent: number): bigint {
  return (minor * BigInt(percent)) / 100n;
}

/** What was derived in one currency and is asked in another: whole multiples of the step in that one, where it has one. */
export function roundedProposal(amount: Money, { limitFormula, planningRates }: Policy): Money {
  const step = fromPolicyCurrency(limitFormula.roundedTo, amount.currency, planningRates);
  return step === undefined ? amount : money(amount.currency, wholeOf(amount.minor, powerOfTen(step.minor)));
}

function wholeOf(minor: bigint, step: bigint): bigint {
  return (minor / step) * step;
}

/** A step at the planning rate is $1,408.45; people round to $1,000.00. */
function powerOfTen(minor: bigint): bigint {
  return 10n ** BigInt(minor.toString().length - 1);
}
