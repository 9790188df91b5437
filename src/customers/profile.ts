import { ok, type Result, refuse } from '#kernel';
import type { Customer } from './customer.ts';
import { findOwner, type Salesperson } from './owner.ts';
import { readSocialCreditCode } from './social-credit-code.ts';

/** What may be changed of a customer; what is left out stays, null removes. */
export type ProfileChange = {
  readonly name?: string | undefined;
  readonly unifiedSocialCreditCode?: string | null | undefined;
  readonly industry?: string | null | undefined;
  readonly customerType?: string | null | undefined;
  readonly segment?: string | null | undefined;
  readonly parentCode?: string | null | undefined;
  readonly country?: string | undefined;
  /** E-mail address or name of somebody in sales. */
  readonly owner?: string | null | undefined;
  readonly status?: Customer['status'] | undefined;
  /** The version that was read. */
  readonly version?: number | undefined;
};

/** The currency is not among them: the limit and every document of the customer are kept in it. */
export function changeProfile(
  customer: Customer,
  change: ProfileChange,
  salespeople: readonly Salesperson[] = [],
): Result<Customer> {
  if (change.version !== undefined && change.version !== customer.version) {
    const detail = `Version ${change.version} was read, but customer ${customer.code} is at version ${customer.version}.`;
    return refuse('stale', 'stale_version', detail, { facts: { version: customer.version } });
  }
  const given = change.unifiedSocialCreditCode;
  const socialCode = typeof given === 'string' ? readSocialCreditCode(given) : ok(given);
  if (!socialCode.ok) return socialCode;
  const owner = typeof change.owner === 'string' ? findOwner(change.owner, salespeople) : ok(change.owner);
  if (!owner.ok) return owner;
  return ok({
    ...customer,
    name: change.name ?? customer.name,
    unifiedSocialCreditCode: kept(socialCode.value, customer.unifiedSocialCreditCode),
    industry: kept(change.industry, customer.industry),
    customerType: kept(change.customerType, customer.customerType),
    segment: kept(change.segment, customer.segment),
    parentCode: kept(change.parentCode, customer.parentCode),
    country: change.country ?? customer.country,
    status: change.status ?? customer.status,
    ownerEmail: owner.value === undefined ? customer.ownerEmail : (owner.value?.email ?? null),
    ownerName: owner.value === undefined ? customer.ownerName : (owner.value?.name ?? null),
  });
}

/** A parent may not stand below its own child. `lineage`: the new parent's code and those of everyone above it. */
export function checkParent(code: string, lineage: readonly string[]): Result<null> {
  if (!lineage.includes(code)) return ok(null);
  const path = [code, ...lineage.slice(0, lineage.indexOf(code) + 1)].join(' → ');
  const detail = `${lineage[0]} cannot be the parent of ${code}: the line of parents would be a circle (${path}).`;
  return refuse('conflict', 'parent_cycle', detail, { field: 'parentCode' });
}

/** What differs between two states of a customer, for the audit trail. */
export function changedFields(before: Customer, after: Customer): Record<string, { before: unknown; after: unknown }> {
  const fields = Object.keys(after) as (keyof Customer)[];
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );
}

function kept<Value>(given: Value | null | undefined, current: Value | null): Value | null {
  return given === undefined ? current : given;
}
