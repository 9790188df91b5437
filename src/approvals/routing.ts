import type { CustomerId } from '#customers';
import { CNY, greater, type Money, type MoneyJson, money, ok, type Result, refuse, toJson } from '#kernel';
import type { Grant } from '#limits';
import {
  type AuthorityAnswer,
  type AuthorityLevel,
  approvalChain,
  authorityLevels,
  type Grade,
  inPolicyCurrency,
  type Policy,
  type QualityGrade,
} from '#policy';
import type { UsedRate } from '#rates';
import type { Ask } from './application.ts';
import { countedAsk } from './in-currency.ts';

export type MeasuredGrant = Pick<Grant, 'amount' | 'validFrom' | 'validTo' | 'temporary'>;

/** The grants of one member of the customer's credit group. */
export type MemberGrants = { readonly customerId: CustomerId; readonly grants: readonly MeasuredGrant[] };

/** What authority is measured on, in the policy's currency, and what came out. Plain JSON: it is stored. */
export type Measurement = {
  readonly policyVersion: string;
  /** Null when the customer was not assessed: it is then measured as the weakest, with nothing proposed. */
  readonly grade: Grade | null;
  readonly totalBefore: MoneyJson | 'unlimited';
  readonly totalAfter: MoneyJson | 'unlimited';
  readonly amount: MoneyJson;
  /** At which the ask was counted in the customer's currency; absent where it is in it. */
  readonly rate?: UsedRate;
  readonly proposed: MoneyJson;
  readonly prolongs: boolean;
  readonly answer: AuthorityAnswer;
};

export type ToMeasure = {
  readonly ask: Ask;
  readonly customerId: CustomerId;
  readonly group: readonly MemberGrants[];
  readonly grade: Grade | null;
  /** In the customer's currency. */
  readonly proposed: Money;
  readonly prolongs: boolean;
  /** Of the figures that the grade was made from; absent where nothing is known of it. */
  readonly quality?: QualityGrade;
};

/** 不知道的不算好: an unassessed customer is measured as the weakest. */
const weakest: Grade = 'D';

/**
 * Who must decide: the matrix read on the total limit that the whole credit group has at its peak while the asked one
 * runs. Whoever splits an amount over applications or over sister companies meets the total with the last of them.
 */
export function measure(
  { ask, customerId, group, grade, proposed, prolongs, quality }: ToMeasure,
  policy: Policy,
): Result<Measurement> {
  const before = group.map(({ grants }) => peakOf(grants, ask));
  const after = group.map((member) =>
    member.customerId === customerId ? peakWith(member.grants, ask) : peakOf(member.grants, ask),
  );
  const inPolicy = (amount: Money) => inPolicyCurrency(amount, policy.planningRates);
  const amount = inPolicy(countedAsk(ask));
  const proposal = inPolicy(proposed);
  const totalBefore = totalOf(before, inPolicy);
  const totalAfter = totalOf(after, inPolicy);
  if (amount === undefined || proposal === undefined || totalBefore === undefined || totalAfter === undefined) {
    const detail = `The policy has no planning rate for a currency of this credit group, so its total cannot be measured.`;
    return refuse('conflict', 'currency_without_rate', detail);
  }
  const asked = { grade: grade ?? weakest, totalBefore, totalAfter, prolongs, amount, proposed: proposal };
  const question = { ...asked, quality: quality ?? null };
  return ok({
    policyVersion: policy.version,
    grade,
    totalBefore: totalBefore === 'unlimited' ? totalBefore : toJson(totalBefore),
    totalAfter: totalAfter === 'unlimited' ? totalAfter : toJson(totalAfter),
    amount: toJson(amount),
    ...(ask.rate !== undefined && { rate: ask.rate }),
    proposed: toJson(proposal),
    prolongs,
    answer: approvalChain(question, policy.authority),
  });
}

/**
 * The chain after somebody approved: whoever has decided stands first; then those still needed. A level that was not
 * in the chain is added only when nobody with more authority has decided or will: so a lesser amount never lengthens
 * a chain, and a group that grew in the meantime does.
 */
export function levelsAfter(
  before: readonly AuthorityLevel[],
  decided: readonly AuthorityLevel[],
  needed: readonly AuthorityLevel[],
): AuthorityLevel[] {
  const kept = needed.filter((level) => !decided.includes(level) && before.includes(level));
  const highest = Math.max(-1, ...[...decided, ...kept].map(rank));
  const added = needed.filter((level) => rank(level) > highest);
  return [...decided, ...[...kept, ...added].toSorted((a, b) => rank(a) - rank(b))];
}

function rank(level: AuthorityLevel): number {
  return authorityLevels.indexOf(level);
}

type Days = Pick<Ask, 'validFrom' | 'validTo'>;
type Peak = Money | 'unlimited' | null;

/** The most that a member may owe on any of these days. */
function peakOf(grants: readonly MeasuredGrant[], days: Days): Peak {
  return grants
    .filter(
      (grant) => grant.validFrom <= grant.validTo && grant.validFrom <= days.validTo && grant.validTo >= days.validFrom,
    )
    .reduce<Peak>((peak, { amount }) => higher(peak, amount.kind === 'unlimited' ? 'unlimited' : amount.amount), null);
}

/** The same once the asked limit is granted: it ends its own kind, and stands beside the other. */
function peakWith(grants: readonly MeasuredGrant[], ask: Ask): Peak {
  const temporary = ask.kind === 'temporary';
  return higher(
    peakOf(
      grants.filter((grant) => grant.temporary !== temporary),
      ask,
    ),
    countedAsk(ask),
  );
}

function higher(a: Peak, b: Peak): Peak {
  if (a === 'unlimited' || b === 'unlimited') return 'unlimited';
  if (a === null || b === null) return a ?? b;
  return { currency: a.currency, minor: greater(a.minor, b.minor) };
}

function totalOf(
  peaks: readonly Peak[],
  inPolicy: (amount: Money) => Money | undefined,
): Money | 'unlimited' | undefined {
  if (peaks.includes('unlimited')) return 'unlimited';
  const amounts = peaks.flatMap((peak) => (peak === null || peak === 'unlimited' ? [] : [inPolicy(peak)]));
  let total = 0n;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    total += amount.minor;
  }
  return money(CNY, total);
}
