import { type CheckFacts, type CheckRequest, checkCredit, type Headroom } from './credit-check.ts';

/** A member of the credit group, as the check would see it if it paid. */
export type OtherPayer = {
  readonly customerCode: string;
  readonly customerName: string;
  readonly facts: CheckFacts;
};

/** As many as anybody would want to choose from. */
const most = 5;

/** 换付款方: the members for which the same document passes, who has most headroom left afterwards first. */
export function otherPayers(request: CheckRequest, others: readonly OtherPayer[]) {
  return others
    .map(({ customerCode, customerName, facts }) => ({ customerCode, customerName, ...checkCredit(facts, request) }))
    .filter(({ objections }) => objections.length === 0)
    .toSorted((a, b) => moreFirst(a.headroomBefore, b.headroomBefore) || (a.customerCode < b.customerCode ? -1 : 1))
    .slice(0, most)
    .map(({ customerCode, customerName }) => ({ customerCode, customerName }));
}

function moreFirst(a: Headroom, b: Headroom): number {
  if (a === 'unlimited' || b === 'unlimited') return (a === 'unlimited' ? 0 : 1) - (b === 'unlimited' ? 0 : 1);
  return a.minor > b.minor ? -1 : a.minor < b.minor ? 1 : 0;
}
