import { money as amountOf, daysBetween, daysPastDue, greater, lesser } from '#kernel';
import type { CheckRuleOf } from '#policy';
import type { AskedAt, CheckDecision, CheckFacts } from './credit-check.ts';
import { days, type Figure, type Finding, money } from './decision-path.ts';
import { fromHouse, ratesOf } from './in-house.ts';

/** How a base rule is set for this customer; undefined where it is as everywhere. */
export type SettingOf = <Code extends 'over_limit' | 'limit_expired' | 'overdue'>(
  code: Code,
) => CheckRuleOf<Code> | undefined;

/** How the payer stands, and who buys where that is another: nobody buys on the account of another what it may not itself. */
export function aboutCustomer({ customer, buyer, order, forcedHold }: CheckFacts): Finding[] {
  return [
    ...aboutStanding(customer, order),
    ...(buyer === undefined ? [] : aboutStanding(buyer, order, buyer.code)),
    ...(forcedHold === undefined
      ? []
      : [
          {
            rule: 'forced_hold' as const,
            result: 'failed' as const,
            objection: { code: 'forced_hold' as const, ...forcedHold },
          },
        ]),
  ];
}

/** The weaker freeze lets deliveries of orders go that were approved before it. */
function aboutStanding(standing: CheckFacts['customer'], order: CheckFacts['order'], buyerCode?: string): Finding[] {
  const { blacklistReason, status, freezeReason, freezeStopsDeliveries } = standing;
  const isFrozen = freezeReason !== null && (order === undefined || freezeStopsDeliveries === true);
  const whose = buyerCode !== undefined && { buyerCode };
  const about = buyerCode === undefined ? {} : { value: { kind: 'text', text: buyerCode } as const };
  return [
    blacklistReason === null
      ? { rule: 'blacklisted', result: 'met', ...about }
      : {
          rule: 'blacklisted',
          result: 'failed',
          ...about,
          objection: { code: 'blacklisted', reason: blacklistReason, ...whose },
        },
    status === 'active'
      ? { rule: 'customer_inactive', result: 'met', ...about }
      : {
          rule: 'customer_inactive',
          result: 'failed',
          ...about,
          objection: { code: 'customer_inactive', ...whose },
        },
    isFrozen
      ? {
          rule: 'limit_frozen',
          result: 'failed',
          ...about,
          objection: {
            code: 'limit_frozen',
            reason: freezeReason,
            ...(freezeStopsDeliveries === true && { deliveriesToo: true }),
            ...whose,
          },
        }
      : { rule: 'limit_frozen', result: 'met', ...about },
  ];
}

/** A document that needs no credit (prepaid, or already delivered) does not ask the limit. */
export function aboutLimit(
  facts: CheckFacts,
  { neededMinor, asksMinor }: Pick<CheckDecision, 'neededMinor' | 'asksMinor'>,
  settingOf: SettingOf,
): Finding[] {
  const { limit, asOf, currency, exposureMinor } = facts;
  const needed = amountOf(currency, neededMinor);
  if (asksMinor === 0n) return notAsked(['no_limit', 'limit_expired', 'over_limit']);
  if (limit === null) {
    return [
      { rule: 'no_limit', result: 'failed', value: money(needed), objection: { code: 'no_limit' } },
      ...notAsked(['limit_expired', 'over_limit']),
    ];
  }
  const daysExpired = limit.validTo < asOf ? daysBetween(limit.validTo, asOf) : 0;
  const graceDays = settingOf('limit_expired')?.graceDays ?? 0;
  const valid = { value: { kind: 'day', day: asOf }, threshold: { kind: 'day', day: limit.validTo } } as const;
  const found: Finding[] = [
    { rule: 'no_limit', result: 'met' },
    daysExpired <= graceDays
      ? { rule: 'limit_expired', result: 'met', ...valid }
      : {
          rule: 'limit_expired',
          result: 'failed',
          ...valid,
          objection: { code: 'limit_expired', expiredOn: limit.validTo, daysExpired },
        },
  ];
  // It does not count yet: whatever room there is, it takes none of it.
  if (neededMinor === 0n) return [...found, ...notAsked(['over_limit'])];
  if (limit.amount.kind === 'unlimited') {
    return [...found, { rule: 'over_limit', result: 'met', value: money(needed), threshold: { kind: 'unlimited' } }];
  }
  const headroom = amountOf(currency, limit.amount.amount.minor - exposureMinor);
  const toleratedMinor = tolerated(settingOf('over_limit')?.tolerance, limit.amount, facts);
  const reach = amountOf(currency, headroom.minor + toleratedMinor);
  const compared = { value: money(needed), threshold: money(reach), available: reach };
  if (neededMinor <= reach.minor) return [...found, { rule: 'over_limit', result: 'met', ...compared }];
  const shortBy = amountOf(currency, neededMinor - headroom.minor);
  const objection = { code: 'over_limit', shortBy, needed, available: headroom } as const;
  return [...found, { rule: 'over_limit', result: 'failed', ...compared, objection }];
}

export function aboutDocument({ limit, currency }: CheckFacts, { amountMinor }: AskedAt): Finding {
  const documentLimit = limit?.singleDocument;
  if (documentLimit == null) return { rule: 'over_document_limit', result: 'not_applicable' };
  const compared: { value: Figure; threshold: Figure } = {
    value: money(amountOf(currency, amountMinor)),
    threshold: money(documentLimit),
  };
  if (amountMinor <= documentLimit.minor) return { rule: 'over_document_limit', result: 'met', ...compared };
  const shortBy = amountOf(currency, amountMinor - documentLimit.minor);
  const objection = { code: 'over_document_limit', shortBy, documentLimit } as const;
  return { rule: 'over_document_limit', result: 'failed', ...compared, objection };
}

export function aboutOverdue({ oldestOpen, asOf, currency, rules }: CheckFacts, settingOf: SettingOf): Finding {
  const tolerated = settingOf('overdue')?.daysTolerated ?? rules.overdueDaysTolerated;
  const late = oldestOpen === null ? 0 : daysPastDue(oldestOpen.dueOn, asOf);
  const compared = { value: days(late), threshold: days(tolerated) };
  if (oldestOpen === null || late <= tolerated) return { rule: 'overdue', result: 'met', ...compared };
  return {
    rule: 'overdue',
    result: 'failed',
    ...compared,
    objection: {
      code: 'overdue',
      invoiceNumber: oldestOpen.invoiceNumber,
      dueOn: oldestOpen.dueOn,
      open: amountOf(currency, oldestOpen.openMinor),
      daysPastDue: late,
      daysTolerated: tolerated,
    },
  };
}

/** The smaller of an amount and a share of the limit, where both are set. Nothing set, nothing tolerated. */
function tolerated(
  tolerance: CheckRuleOf<'over_limit'>['tolerance'],
  limit: NonNullable<CheckFacts['limit']>['amount'],
  { further }: Pick<CheckFacts, 'further'>,
): bigint {
  if (tolerance === undefined || limit.kind !== 'amount') return 0n;
  const { amount, basisPoints } = tolerance;
  const share = basisPoints === undefined ? undefined : (limit.amount.minor * BigInt(basisPoints)) / 10_000n;
  if (amount === undefined) return share ?? 0n;
  const { currency } = limit.amount;
  const fixed = amount.currency === currency ? amount : further && fromHouse(amount, currency, ratesOf(further));
  // Without a rate nobody knows what the amount allows here.
  if (fixed === undefined) return 0n;
  return greater(0n, share === undefined ? fixed.minor : lesser(share, fixed.minor));
}

function notAsked(rules: readonly ('no_limit' | 'limit_expired' | 'over_limit')[]): Finding[] {
  return rules.map((rule) => ({ rule, result: 'not_applicable' }));
}
