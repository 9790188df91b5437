import { sql } from 'kysely';
import type { CreditGroupId, Customer, CustomerId } from '#customers';
import { asCurrency, type CalendarDate } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { GrantRecord } from '../limit-view.ts';
import type { LimitId } from '../limit.ts';
import type { LimitScope } from '../scope.ts';
import { laneRow } from './limits.ts';

/** A grant of a limit beside the customers' own. */
export type ScopedGrant = GrantRecord & {
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly scope: LimitScope;
};

type Row = {
  customerId: CustomerId;
  customerCode: string;
  limitId: LimitId;
  level: LimitScope['level'];
  sellerCode: string;
  businessUnit: string;
  productLine: string;
  currency: string;
  amountMinor: bigint | null;
  validFrom: CalendarDate;
  validTo: CalendarDate;
  grantedTo: CalendarDate;
  endedBy: LimitId | null;
  reason: string;
  grantedBy: string;
  grantedAt: Date;
};

/** Every such grant ever made to anybody in these groups, the oldest first. */
export async function loadScopedLimits(db: Sql, groups: readonly CreditGroupId[]): Promise<ScopedGrant[]> {
  if (groups.length === 0) return [];
  const { rows } = await sql<Row>`
    select l.customer_id as "customerId", c.code as "customerCode", l.limit_id as "limitId", l.level,
           l.seller_code as "sellerCode", l.business_unit as "businessUnit", l.product_line as "productLine", l.currency,
           l.amount_minor as "amountMinor", l.valid_from as "validFrom", l.valid_to as "validTo",
           l.granted_to as "grantedTo", l.ended_by as "endedBy", l.reason, l.granted_by as "grantedBy",
           l.granted_at as "grantedAt"
      from limits.scoped_limits l join customers.customers c using (credit_group_id, customer_id)
     where l.credit_group_id = any(${[...new Set(groups)]}::uuid[]) order by l.limit_id`.execute(db);
  return rows.map(fromRow);
}

/** Whose grant it is, and in which currency. */
export type OwnedScopedGrant = { readonly customer: Customer; readonly grant: ScopedGrant };

export async function insertScopedLimits(tx: Tx, grants: readonly OwnedScopedGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const rows = grants.map(({ customer, grant: { scope, amount, ...grant } }) => ({
    ...laneRow(customer),
    limit_id: grant.limitId,
    level: scope.level,
    seller_code: scope.sellerCode ?? '',
    business_unit: scope.businessUnit ?? '',
    product_line: scope.productLine ?? '',
    kind: amount.kind,
    currency: customer.currency,
    amount_minor: amount.kind === 'amount' ? amount.amount.minor : null,
    valid_from: grant.validFrom,
    valid_to: grant.validTo,
    granted_to: grant.grantedTo,
    ended_by: grant.endedBy,
    reason: grant.reason,
    granted_by: grant.grantedBy,
    granted_at: grant.grantedAt,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    limit_id: 'uuid',
    level: 'text',
    seller_code: 'text',
    business_unit: 'text',
    product_line: 'text',
    kind: 'text',
    currency: 'text',
    amount_minor: 'bigint',
    valid_from: 'date',
    valid_to: 'date',
    granted_to: 'date',
    ended_by: 'uuid',
    reason: 'text',
    granted_by: 'text',
    granted_at: 'timestamptz',
  });
  await sql`
    insert into limits.scoped_limits
      (credit_group_id, customer_id, limit_id, level, seller_code, business_unit, product_line, kind, currency,
       amount_minor, valid_from, valid_to, granted_to, ended_by, reason, granted_by, granted_at)
    select * from ${given}`.execute(tx);
}

function fromRow(row: Row): ScopedGrant {
  const { level, sellerCode, businessUnit, productLine, currency: code, amountMinor, ...grant } = row;
  const currency = asCurrency(code);
  return {
    ...grant,
    scope: {
      level,
      ...(sellerCode !== '' && { sellerCode }),
      ...(businessUnit !== '' && { businessUnit }),
      ...(productLine !== '' && { productLine }),
    },
    amount: amountMinor === null ? { kind: 'unlimited' } : { kind: 'amount', amount: { currency, minor: amountMinor } },
    singleDocument: null,
    temporary: false,
    terms: null,
    applicationId: null,
  };
}
