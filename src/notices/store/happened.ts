import { sql } from 'kysely';
import type { ApplicationState } from '#approvals';
import { asCurrency, type MoneyJson, money, toJson } from '#kernel';
import type { Tx } from '#platform';
import type { AuthorityLevel } from '#policy';

// What the events name, as it stands now: a few statements for a whole delivery.

type Named = { readonly customerCode: string; readonly customerName: string; readonly ownerId: string | null };

const named = sql`c.code as "customerCode", c.name as "customerName", c.owner_id as "ownerId"`;

export type KnownApplication = Named & {
  readonly applicationId: string;
  readonly state: ApplicationState;
  readonly waitingFor: AuthorityLevel | null;
  readonly applicantId: string;
  readonly applicantName: string;
  readonly amount: MoneyJson;
  /** Who decided in this round, at any level and at the one whose turn it is. */
  readonly deciders: readonly string[];
  readonly decidersOfLevel: readonly string[];
  readonly lastDeciderName: string | null;
};

export async function findApplications(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownApplication>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Omit<KnownApplication, 'amount'> & { currency: string; amountMinor: bigint }>`
    select ${named}, a.application_id as "applicationId", a.state, a.waiting_for as "waitingFor",
           a.applicant_id as "applicantId", a.applicant_name as "applicantName", a.currency, a.amount_minor as "amountMinor",
           array(select decider_id from approvals.decisions d
                  where (d.application_id, d.round) = (a.application_id, a.round)) as deciders,
           array(select decider_id from approvals.decisions d
                  where (d.application_id, d.round, d.level) = (a.application_id, a.round, a.waiting_for)) as "decidersOfLevel",
           (select decider_name from approvals.decisions d where d.application_id = a.application_id
             order by decision_id desc limit 1) as "lastDeciderName"
      from approvals.applications a join customers.customers c on c.customer_id = a.customer_id
     where a.application_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ currency, amountMinor, ...row }) => [
      row.applicationId,
      { ...row, amount: toJson(money(asCurrency(currency), amountMinor)) },
    ]),
  );
}

export type KnownHold = Named & {
  readonly holdId: string;
  readonly status: 'open' | 'released' | 'superseded' | 'declined' | 'withdrawn';
  readonly documentNumber: string;
  readonly amount: MoneyJson;
  readonly reasons: readonly string[];
  readonly requestedBy: string;
  readonly closedBy: string | null;
};

export async function findHolds(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownHold>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Omit<KnownHold, 'amount'> & { currency: string; amountMinor: bigint }>`
    select ${named}, h.hold_id as "holdId", h.status, h.document_number as "documentNumber", h.currency,
           h.amount_minor as "amountMinor", h.requested_by as "requestedBy", h.closed_by as "closedBy",
           array(select objection ->> 'code' from jsonb_array_elements(h.objections) objection) as reasons
      from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.hold_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ currency, amountMinor, ...row }) => [
      row.holdId,
      { ...row, amount: toJson(money(asCurrency(currency), amountMinor)) },
    ]),
  );
}

export async function findOwned(tx: Tx, codes: readonly string[]): Promise<Map<string, Named>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select ${named} from customers.customers c where c.code = any(${codes}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.customerCode, row]));
}
