import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { GrantRecord } from '../limit-view.ts';
import type { LimitId } from '../limit.ts';
import type { LimitScope } from '../scope.ts';
import type { Lane } from './limits.ts';

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

/** Writes a new grant and the earlier end of those that it ended, and notes that the group has such limits. */
export async function saveScopedLimits(
  tx: Tx,
  { creditGroupId, customerId }: Lane,
  currency: Currency,
  {
    granted,
    ended,
  }: { granted: readonly ScopedGrant[]; ended: readonly Pick<ScopedGrant, 'limitId' | 'validTo' | 'endedBy'>[] },
): Promise<void> {
  for (const { limitId, validTo, endedBy } of ended) {
    await sql`
      update limits.scoped_limits set valid_to = ${validTo}, ended_by = ${endedBy}
       where (credit_group_id, customer_id, limit_id) = (${creditGroupId}, ${customerId}, ${limitId})`.execute(tx);
  }
  for (const one of granted) {
    const { sellerCode = '', businessUnit = '', productLine = '', level } = one.scope;
    const minor = one.amount.kind === 'amount' ? one.amount.amount.minor : null;
    await sql`
      insert into limits.scoped_limits
        (credit_group_id, customer_id, limit_id, level, seller_code, business_unit, product_line, kind, currency,
         amount_minor, valid_from, valid_to, granted_to, ended_by, reason, granted_by, granted_at)
      values (${creditGroupId}, ${customerId}, ${one.limitId}, ${level}, ${sellerCode}, ${businessUnit}, ${productLine},
              ${one.amount.kind}, ${currency}, ${minor}, ${one.validFrom}, ${one.validTo}, ${one.grantedTo},
              ${one.endedBy}, ${one.reason}, ${one.grantedBy}, ${one.grantedAt})`.execute(tx);
  }
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
