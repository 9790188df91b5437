import { type LimitProposal, proposeLimit, type ResultView } from '#assessment';
import type { Money, MoneyJson, Result } from '#kernel';
import type { LimitAmount } from '#limits';
import type { Policy } from '#policy';
import { moneyFromJson } from './stored-money.ts';

/** What the proposal is made for. */
export type AssessedFor = { readonly requested: Money; readonly inForce: LimitAmount };

/** The limit that the policy proposes for an assessed customer that asks for `requested`. */
export function proposeFor(
  { grade, limitBasis }: Pick<ResultView, 'grade' | 'limitBasis'>,
  { requested, inForce }: AssessedFor,
  policy: Policy,
): Result<LimitProposal> {
  const facts = {
    currency: requested.currency,
    grade,
    netAssetsMinor: minorOf(limitBasis.netAssets),
    yearlySalesMinor: minorOf(limitBasis.yearlySales),
    salesAre: 'invoiced' as const,
    currentLimit:
      inForce.kind === 'amount' ? inForce.amount : inForce.kind === 'unlimited' ? ('unlimited' as const) : null,
    requestedMinor: requested.minor,
  };
  return proposeLimit(facts, policy);
}

function minorOf(amount: MoneyJson | null): bigint | null {
  return amount === null ? null : moneyFromJson(amount).minor;
}
