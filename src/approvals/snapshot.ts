import type { CustomerId } from '#customers';
import { calendarDate, type MoneyJson, toJson } from '#kernel';
import type { AuthorityLevel } from '#policy';
import type { ApplicationKind, Decision } from './application.ts';
import type { MemberGrants, ToMeasure } from './routing.ts';
import { moneyFromJson } from './stored-money.ts';

/** What a decision was taken on, and what came of it: enough to take it again. Plain JSON. */
export type DecisionSnapshot = {
  readonly policyVersion: string;
  /** Null where nothing was approved, so nothing was measured. */
  readonly measured: ReturnType<typeof measuredToJson> | null;
  readonly levelsBefore: readonly AuthorityLevel[];
  /** This round's decisions, with this one as the last. */
  readonly decisions: readonly Pick<Decision, 'level' | 'decision'>[];
  readonly after: { readonly state: string; readonly levels: readonly AuthorityLevel[] };
};

export function measuredToJson({ ask, customerId, group, grade, proposed, prolongs, quality }: ToMeasure) {
  return {
    ask: {
      kind: ask.kind,
      amount: toJson(ask.amount),
      ...(ask.rate !== undefined && { rate: ask.rate }),
      validFrom: ask.validFrom as string,
      validTo: ask.validTo as string,
    },
    customerId: customerId as string,
    group: group.map((member) => ({
      customerId: member.customerId as string,
      grants: member.grants.map(({ amount, validFrom, validTo, temporary }) => ({
        amount: amount.kind === 'unlimited' ? ('unlimited' as const) : toJson(amount.amount),
        validFrom: validFrom as string,
        validTo: validTo as string,
        temporary,
      })),
    })),
    grade,
    proposed: toJson(proposed),
    prolongs,
    ...(quality !== undefined && { quality }),
  };
}

export function measuredFromJson(stored: ReturnType<typeof measuredToJson>): ToMeasure {
  const { ask, group, grade, proposed, prolongs, quality } = stored;
  return {
    ask: {
      kind: ask.kind satisfies ApplicationKind,
      amount: moneyFromJson(ask.amount),
      ...(ask.rate !== undefined && { rate: ask.rate }),
      validFrom: calendarDate(ask.validFrom),
      validTo: calendarDate(ask.validTo),
    },
    customerId: stored.customerId as CustomerId,
    group: group.map(
      (member): MemberGrants => ({
        customerId: member.customerId as CustomerId,
        grants: member.grants.map(({ amount, validFrom, validTo, temporary }) => ({
          amount: amountFromJson(amount),
          validFrom: calendarDate(validFrom),
          validTo: calendarDate(validTo),
          temporary,
        })),
      }),
    ),
    grade,
    proposed: moneyFromJson(proposed),
    prolongs,
    ...(quality !== undefined && { quality }),
  };
}

function amountFromJson(amount: MoneyJson | 'unlimited') {
  return amount === 'unlimited'
    ? ({ kind: 'unlimited' } as const)
    : ({ kind: 'amount', amount: moneyFromJson(amount) } as const);
}
