import type { Refusal, Result } from '#kernel';
import type { RowOutcome } from '#platform';
import type { CreditGroupId, CustomerId } from './customer.ts';
import { type CustomerContent, sameContent } from './new-customer.ts';

/** A row that may become a customer, with the ids it would get. */
export type Candidate = {
  readonly content: Result<CustomerContent>;
  readonly customerId: CustomerId;
  /** Its own group, unless it joins its parent's. */
  readonly creditGroupId: CreditGroupId;
};

type Placed = CustomerContent & { readonly customerId: CustomerId; readonly creditGroupId: CreditGroupId };
export type Joining = Placed & { readonly parentId: CustomerId | null };

/**
 * Which rows become customers, and in whose credit group. A parent must stand before its children, here or in the
 * rows above: so the outcome does not depend on where a long file is cut into chunks, and no circle can arise.
 */
export function decideJoining(candidates: readonly Candidate[], existing: ReadonlyMap<string, Placed>) {
  const known = new Map<string, Placed>(existing);
  const joining: Joining[] = [];
  const outcomes = candidates.map(({ content, customerId, creditGroupId }): RowOutcome => {
    if (!content.ok) return { refusal: content.refusal };
    const { code, parentCode } = content.value;
    const there = known.get(code);
    if (there !== undefined)
      return sameContent(there, content.value) ? { effect: 'unchanged' } : { refusal: customerExists(code) };
    const parent = parentCode === null ? null : known.get(parentCode);
    if (parent === undefined) return { refusal: parentNotFound(String(parentCode)) };
    const joined = {
      ...content.value,
      customerId,
      creditGroupId: parent?.creditGroupId ?? creditGroupId,
      parentId: parent?.customerId ?? null,
    };
    known.set(code, joined);
    joining.push(joined);
    return { effect: 'created' };
  });
  return { outcomes, joining };
}

function customerExists(code: string): Refusal {
  const detail = `Customer ${code} exists with other content. Change it with PATCH, or take another code.`;
  return { kind: 'conflict', code: 'customer_exists', detail, field: 'code' };
}

export function parentNotFound(parentCode: string): Refusal {
  const detail = `There is no customer ${parentCode} to be the parent.`;
  return { kind: 'invalid', code: 'parent_not_found', detail, field: 'parentCode' };
}
