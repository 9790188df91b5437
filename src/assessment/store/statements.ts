import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import { asCurrency, type CalendarDate, canonicalJson } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import { readFigures } from '../snapshot.ts';
import type { AuditOpinion, FlowBasis, KeptStatement, Statement, StatementId, StatementScope } from '../statement.ts';

/** Whose: both keys, so that every question goes straight to its lane. */
export type Owner = { readonly customerId: CustomerId; readonly creditGroupId: CreditGroupId };

export type OwnedStatement = Owner & KeptStatement;

type StatementRow = Owner &
  Omit<KeptStatement, 'currency' | 'figures' | 'opening' | 'opinion' | 'scope' | 'flows' | 'preparedFor'> & {
    currency: string;
    figures: Record<string, string>;
    opening: Record<string, string> | null;
    opinion: AuditOpinion | null;
    scope: StatementScope;
    flows: FlowBasis;
    preparedFor: 'tax_filed' | 'management' | null;
  };

const columns = sql`
  s.credit_group_id as "creditGroupId", s.customer_id as "customerId", s.statement_id as "statementId",
  s.period_end as "periodEnd", s.span, s.scope, s.flows, s.currency, s.audited, s.opinion,
  s.prepared_for as "preparedFor", s.source, s.figures, s.opening, s.version, s.entered_by as "enteredBy", s.entered_at as "enteredAt"`;

/** Every statement of these customers up to a day, the newest first; from `since` on where that is given. */
export async function loadStatements(
  db: Sql,
  owners: readonly Owner[],
  { upTo, since = null }: { upTo: CalendarDate; since?: CalendarDate | null },
): Promise<Map<CustomerId, OwnedStatement[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<StatementRow>`
    select ${columns}
      from ${asTable(owners.map(ownerRow), { credit_group_id: 'uuid', customer_id: 'uuid' })}
      join assessment.statements s using (credit_group_id, customer_id)
     where s.period_end <= ${upTo} and (${since}::date is null or s.period_end >= ${since}::date)
     order by s.period_end desc, s.span`.execute(db);
  return Map.groupBy(rows.map(fromRow), ({ customerId }) => customerId);
}

/** The statements that stand for these periods, of every kind, by {@link periodKey}. */
export async function findPeriods(
  db: Sql,
  periods: readonly (Owner & Pick<Statement, 'periodEnd' | 'span'>)[],
): Promise<Map<string, OwnedStatement[]>> {
  if (periods.length === 0) return new Map();
  const asked = new Map(
    periods.map((one) => [periodKey(one), { ...ownerRow(one), period_end: one.periodEnd, span: one.span }]),
  );
  const { rows } = await sql<StatementRow>`
    select ${columns}
      from ${asTable([...asked.values()], { credit_group_id: 'uuid', customer_id: 'uuid', period_end: 'date', span: 'text' })}
      join assessment.statements s using (credit_group_id, customer_id, period_end, span)`.execute(db);
  return Map.groupBy(rows.map(fromRow), periodKey);
}

export function periodKey({
  customerId,
  periodEnd,
  span,
}: Pick<Owner, 'customerId'> & Pick<Statement, 'periodEnd' | 'span'>) {
  return `${customerId} ${periodEnd} ${span}`;
}

/** Writes statements as they are now: new ones, and those that replace what stood for their period. */
export async function saveStatements(tx: Tx, statements: readonly OwnedStatement[]): Promise<void> {
  if (statements.length === 0) return;
  const rows = statements.map((statement) => ({
    ...ownerRow(statement),
    statement_id: statement.statementId,
    period_end: statement.periodEnd,
    span: statement.span,
    currency: statement.currency,
    audited: statement.audited,
    opinion: statement.opinion ?? null,
    scope: statement.scope ?? 'consolidated',
    flows: statement.flows ?? 'year_to_date',
    prepared_for: statement.preparedFor ?? null,
    source: statement.source,
    figures: canonicalJson(statement.figures),
    opening: statement.opening === undefined ? null : canonicalJson(statement.opening),
    version: statement.version,
    entered_by: statement.enteredBy,
    entered_at: statement.enteredAt,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    statement_id: 'uuid',
    period_end: 'date',
    span: 'text',
    currency: 'text',
    audited: 'boolean',
    opinion: 'text',
    scope: 'text',
    flows: 'text',
    prepared_for: 'text',
    source: 'text',
    figures: 'jsonb',
    opening: 'jsonb',
    version: 'int',
    entered_by: 'text',
    entered_at: 'timestamptz',
  });
  await sql`
    insert into assessment.statements
      (credit_group_id, customer_id, statement_id, period_end, span, currency, audited, opinion, scope, flows, prepared_for,
       source, figures, opening, version, entered_by, entered_at)
    select credit_group_id, customer_id, statement_id, period_end, span, currency, audited, opinion, scope, flows,
           prepared_for, source, figures, opening, version, entered_by, entered_at from ${given}
    on conflict (credit_group_id, customer_id, statement_id) do update
       set currency = excluded.currency, audited = excluded.audited, opinion = excluded.opinion, scope = excluded.scope,
           flows = excluded.flows, prepared_for = excluded.prepared_for, source = excluded.source,
           figures = excluded.figures, opening = excluded.opening, version = excluded.version,
           entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(tx);
}

export function ownerRow({ creditGroupId, customerId }: Owner) {
  return { credit_group_id: creditGroupId, customer_id: customerId };
}

function fromRow(row: StatementRow): OwnedStatement {
  const { opinion, scope, flows, preparedFor, opening, ...rest } = row;
  return {
    ...rest,
    ...(opinion !== null && { opinion }),
    ...(scope !== 'consolidated' && { scope }),
    ...(flows !== 'year_to_date' && { flows }),
    ...(preparedFor !== null && { preparedFor }),
    ...(opening !== null && { opening: readFigures(opening) }),
    statementId: row.statementId as StatementId,
    currency: asCurrency(row.currency),
    figures: readFigures(row.figures),
  };
}
