import { sql } from 'kysely';
import { asCurrency } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Customer, CustomerId } from '../customer.ts';
import type { Joining } from '../joining.ts';
import type { RuleExclusion } from '../rule-exclusions.ts';
import { searchPatterns } from '../search.ts';

type CustomerRow = Omit<Customer, 'currency' | 'ruleExclusions'> & {
  currency: string;
  ruleExclusions: readonly RuleExclusion[] | null;
};

const columns = sql`
  c.customer_id as "customerId", c.credit_group_id as "creditGroupId", c.code, c.name,
  c.unified_social_credit_code as "unifiedSocialCreditCode", c.industry, c.customer_type as "customerType", c.segment,
  p.code as "parentCode", c.country, c.currency,
  c.status, c.blacklist_reason as "blacklistReason", c.freeze_reason as "freezeReason",
  c.freeze_stops_deliveries as "freezeStopsDeliveries", o.email as "ownerEmail",
  o.name as "ownerName", c.rule_exclusions as "ruleExclusions", c.version`;

const customersWithParents = sql`
  customers.customers c left join customers.customers p on p.customer_id = c.parent_id
  left join team.users o on o.user_id = c.owner_id`;

export async function findCustomers(db: Sql, codes: readonly string[]): Promise<Map<string, Customer>> {
  const { rows } = await sql<CustomerRow>`
    select ${columns} from ${customersWithParents} where c.code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.code, fromRow(row)]));
}

export async function findCustomer(db: Sql, code: string): Promise<Customer | undefined> {
  return (await findCustomers(db, [code])).get(code);
}

/** By name in pinyin order. `after` is the last customer of the page above. */
export async function listCustomers(
  db: Sql,
  {
    search,
    status,
    after,
    limit,
  }: CustomerSearch & { after: Pick<Customer, 'name' | 'code'> | undefined; limit: number },
): Promise<Customer[]> {
  const patterns = searchPatterns(search);
  const { rows } = await sql<CustomerRow>`
    select ${columns} from ${customersWithParents}
     where ${patterns === null ? sql`true` : sql`c.search_text like any(${patterns}::text[])`}
       and ${status === undefined ? sql`true` : hasStatus[status]}
       and ${after === undefined ? sql`true` : sql`(c.name collate customers.pinyin, c.code) > (${after.name}::text, ${after.code}::text)`}
     order by c.name collate customers.pinyin, c.code limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

export type CustomerSearch = {
  readonly search?: string | undefined;
  readonly status?: keyof typeof hasStatus | undefined;
};

const hasStatus = {
  active: sql`c.status = 'active'`,
  inactive: sql`c.status = 'inactive'`,
  blacklisted: sql`c.blacklist_reason is not null`,
  frozen: sql`c.freeze_reason is not null`,
};

/** Customers and their new groups in one statement. */
export async function insertCustomers(
  tx: Tx,
  joining: readonly (Joining & { readonly namePinyin: string })[],
  now: Date,
): Promise<void> {
  if (joining.length === 0) return;
  const rows = joining.map((customer) => ({
    customer_id: customer.customerId,
    credit_group_id: customer.creditGroupId,
    code: customer.code,
    name: customer.name,
    social_code: customer.unifiedSocialCreditCode,
    industry: customer.industry,
    customer_type: customer.customerType,
    segment: customer.segment,
    parent_id: customer.parentId,
    country: customer.country,
    currency: customer.currency,
    name_pinyin: customer.namePinyin,
    owner: customer.ownerEmail,
  }));
  await sql`
    with given as (
      select * from ${asTable(rows, {
        customer_id: 'uuid',
        credit_group_id: 'uuid',
        code: 'text',
        name: 'text',
        social_code: 'text',
        industry: 'text',
        customer_type: 'text',
        segment: 'text',
        parent_id: 'uuid',
        country: 'text',
        currency: 'text',
        name_pinyin: 'text',
        owner: 'text',
      })}
    ), new_groups as (
      insert into customers.credit_groups (credit_group_id, created_at)
      select credit_group_id, ${now} from given where parent_id is null
    )
    insert into customers.customers
      (customer_id, credit_group_id, code, name, unified_social_credit_code, industry, customer_type, segment, parent_id, country,
       currency, name_pinyin, owner_id, status, created_at)
    select customer_id, credit_group_id, code, name, social_code, industry, customer_type, segment, parent_id, country, currency,
           name_pinyin,
           (select user_id from team.users where email = given.owner), 'active', ${now}
      from given`.execute(tx);
}

/** Writes a customer as it is after a change, all but its group. */
export async function updateCustomer(tx: Tx, customer: Customer, now: Date): Promise<void> {
  await sql`
    update customers.customers set
      name = ${customer.name},
      unified_social_credit_code = ${customer.unifiedSocialCreditCode},
      industry = ${customer.industry},
      customer_type = ${customer.customerType},
      segment = ${customer.segment},
      parent_id = (select customer_id from customers.customers where code = ${customer.parentCode}),
      country = ${customer.country},
      status = ${customer.status},
      owner_id = (select user_id from team.users where email = ${customer.ownerEmail}),
      blacklist_reason = ${customer.blacklistReason},
      blacklisted_at = case when ${customer.blacklistReason}::text is not null then coalesce(blacklisted_at, ${now}) end,
      freeze_reason = ${customer.freezeReason},
      frozen_at = case when ${customer.freezeReason}::text is not null then coalesce(frozen_at, ${now}) end,
      freeze_stops_deliveries = ${customer.freezeStopsDeliveries},
      version = ${customer.version}
     where customer_id = ${customer.customerId}`.execute(tx);
}

/** Those whose name nobody has read aloud yet. */
export async function listWithoutPinyin(
  db: Sql,
  limit: number,
): Promise<{ readonly customerId: CustomerId; readonly name: string }[]> {
  const { rows } = await sql<{ customerId: CustomerId; name: string }>`
    select customer_id as "customerId", name from customers.customers
     where name_pinyin is null order by customer_id limit ${limit}`.execute(db);
  return rows;
}

/** Not where the name was changed meanwhile. */
export async function saveNamePinyin(
  db: Sql,
  read: readonly { readonly customerId: CustomerId; readonly name: string; readonly pinyin: string }[],
): Promise<void> {
  const rows = read.map(({ customerId, name, pinyin }) => ({ customer_id: customerId, name, pinyin }));
  await sql`
    update customers.customers c set name_pinyin = given.pinyin
      from ${asTable(rows, { customer_id: 'uuid', name: 'text', pinyin: 'text' })}
     where c.customer_id = given.customer_id and c.name = given.name`.execute(db);
}

/** The customer's code, its parent's, and so on up to the top. */
export async function listLineage(db: Sql, customerId: CustomerId): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive line as (
      select code, parent_id, 0 as height from customers.customers where customer_id = ${customerId}
      union all
      select c.code, c.parent_id, line.height + 1 from customers.customers c join line on c.customer_id = line.parent_id
    )
    select code from line order by height`.execute(db);
  return rows.map((row) => row.code);
}

function fromRow({ ruleExclusions, ...row }: CustomerRow): Customer {
  return { ...row, currency: asCurrency(row.currency), ...(ruleExclusions !== null && { ruleExclusions }) };
}
