import { CNY, daysBetween, daysPastDue, type Money, money as amountOf } from '#kernel';
import {
  type CheckRuleOf,
  inPolicyCurrency,
  type OwnFactName,
  type OwnFactValues,
  OwnMoney,
  OwnShare,
  ownRuleOf,
  type OwnValue,
} from '#policy';
import type { AskedAt, CheckFacts } from './credit-check.ts';
import { days, type Figure, type Finding, money } from './decision-path.ts';

type Asked = { readonly facts: CheckFacts; readonly request: AskedAt; readonly neededMinor: bigint };
type Known = { readonly value: OwnValue; readonly figure: Figure };

/** Reads an own rule: what it demands holds, does not hold, or hangs on what is not recorded of this customer. */
export function readOwnRule(
  { code, id, expression, message }: CheckRuleOf<'own'>,
  facts: CheckFacts,
  request: AskedAt,
  neededMinor: bigint,
): Finding {
  const { reads, holds } = ownRuleOf(expression);
  const known = reads.map((fact) => ({ fact, known: readers[fact]({ facts, request, neededMinor }) }));
  const values: OwnFactValues = Object.fromEntries(
    known.flatMap((one) => (one.known == null ? [] : [[one.fact, one.known.value]])),
  );
  const own = { id, message, read: known.map((one) => ({ fact: one.fact, value: one.known?.figure ?? null })) };
  const held = holds(values);
  if (held === 'not_recorded') return { rule: code, result: 'not_recorded', own };
  return held ? { rule: code, result: 'met', own } : { rule: code, result: 'failed', own, objection: { code, ...own } };
}

const readers: { readonly [Fact in OwnFactName]: (asked: Asked) => Known | null | undefined } = {
  amount: (asked) => minor(asked, asked.request.amountMinor),
  needed: (asked) => minor(asked, asked.neededMinor),
  prepaid: (asked) => minor(asked, asked.request.prepaidMinor),
  limit: (asked) => minor(asked, limitMinor(asked)),
  exposure: (asked) => minor(asked, asked.facts.exposureMinor),
  headroom: (asked) => minor(asked, less(limitMinor(asked), asked.facts.exposureMinor)),
  utilisation: (asked) => share(asked, asked.facts.exposureMinor, limitMinor(asked)),
  utilisationAfter: (asked) => share(asked, asked.facts.exposureMinor + asked.neededMinor, limitMinor(asked)),
  groupLimit: ({ facts: { further } }) => {
    const limit = further?.group?.limit;
    return limit === undefined || limit === 'unlimited' ? undefined : ofPolicy(limit);
  },
  groupExposure: ({ facts: { further } }) => further?.group && ofPolicy(further.group.exposure),
  groupBlacklisted: ({ facts: { further } }) => further?.group && yesNo(further.group.blacklisted.length > 0),
  openItems: (asked) => minor(asked, asked.facts.further?.openItems?.openMinor),
  overdue: (asked) => minor(asked, overdueMinor(asked)),
  overdueShare: (asked) => share(asked, overdueMinor(asked), asked.facts.further?.openItems?.openMinor),
  daysPastDue: ({ facts: { oldestOpen, asOf } }) =>
    dayCount(oldestOpen === null ? 0 : daysPastDue(oldestOpen.dueOn, asOf)),
  daysBeyondTerms: ({ facts: { further } }) => {
    const { amountDays = 0n, amountMinor = 0n } = further?.behaviour ?? {};
    return amountMinor <= 0n ? undefined : dayCount(Number((amountDays + amountMinor - 1n) / amountMinor));
  },
  invoicesPaid: ({ facts: { further } }) => further?.behaviour && count(further.behaviour.invoices),
  daysLimitLeft: ({ facts: { limit, asOf } }) => limit && dayCount(daysBetween(asOf, limit.validTo)),
  daysReviewLeft: ({ facts: { further, asOf } }) =>
    further?.reviewBy == null ? undefined : dayCount(daysBetween(asOf, further.reviewBy)),
  daysCustomer: ({ facts: { further, asOf } }) =>
    further?.customerSince == null ? undefined : dayCount(daysBetween(further.customerSince, asOf)),
  grade: ({ facts: { further } }) => further && text(further.grade ?? 'unrated'),
  industry: ({ facts: { further } }) => text(further?.industry),
  country: ({ facts: { further } }) => text(further?.country),
  customerType: ({ facts: { further } }) => text(further?.customerType),
  segment: ({ facts: { further } }) => text(further?.segment),
  currency: ({ facts: { currency } }) => text(currency),
  document: ({ request }) => text(request.documentType),
  frozen: ({ facts: { customer } }) => yesNo(customer.freezeReason !== null),
};

/** No limit is zero; an unlimited one is no amount. */
function limitMinor({ facts: { limit } }: Asked): bigint | undefined {
  if (limit === null) return 0n;
  return limit.amount.kind === 'amount' ? limit.amount.amount.minor : undefined;
}

function overdueMinor({ facts: { further } }: Asked): bigint | undefined {
  return further?.openItems?.overdue.find((one) => one.daysPastDue === 0)?.minor;
}

function less(from: bigint | undefined, what: bigint): bigint | undefined {
  return from === undefined ? undefined : from - what;
}

/** In the policy's currency, by the rate that is kept with the decision; nothing without one. */
function minor({ facts: { currency, further } }: Asked, amountMinor: bigint | undefined): Known | undefined {
  if (amountMinor === undefined) return undefined;
  const given = amountOf(currency, amountMinor);
  const amount = currency === CNY ? given : further?.rate ? inPolicyCurrency(given, [further.rate]) : undefined;
  return amount && ofPolicy(amount);
}

function share({ facts: { currency } }: Asked, part?: bigint, whole?: bigint): Known | undefined {
  if (part === undefined || whole === undefined || whole <= 0n) return undefined;
  const figure = { kind: 'share', part: amountOf(currency, part), whole: amountOf(currency, whole) } as const;
  return { value: new OwnShare(part, whole), figure };
}

function ofPolicy(amount: Money): Known {
  return { value: new OwnMoney(amount.minor), figure: money(amount) };
}

function dayCount(number: number): Known {
  return { value: BigInt(number), figure: days(number) };
}

function count(number: number): Known {
  return { value: BigInt(number), figure: { kind: 'count', count: number } };
}

function text(value: string | null | undefined): Known | undefined {
  return value == null ? undefined : { value, figure: { kind: 'text', text: value } };
}

function yesNo(yes: boolean): Known {
  return { value: yes, figure: { kind: 'yes_no', yes } };
}
