import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Customer } from '#customers';
import { type CheckFacts, checkCredit, exposureOf, openBooks, type Position, reserve } from '#exposure';
import { auditedDecision, checkCommand, inWords, presentCheck } from '#exposure/usecases';
import { asCurrency, canonicalJson, ok } from '#kernel';
import { newId, type Platform, todayAt } from '#platform';
import { policyInForce } from '#policy';
import type { Check, Sent } from './workload.ts';

/**
 * The obvious way, as the bench's baseline: per check BEGIN, SELECT … FOR UPDATE, read what the rules need, decide with
 * the product's own pure function, INSERT, UPDATE, COMMIT, over a pool of 16 connections. Same tables, same audit.
 * It knows orders under new numbers only, which is all that the bench sends.
 */
export function createNaive(platform: Platform): Check {
  const { pool } = platform.database;
  return async ({ caller, key = newId<'request'>() }, sent) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const answer = await decideAndWrite(
        client,
        platform,
        { callerId: caller.id, callerName: caller.name, key },
        sent,
      );
      await client.query('commit');
      return ok(answer);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
}

type Who = { readonly callerId: string; readonly callerName: string; readonly key: string };
type Answer = ReturnType<typeof presentCheck>;

async function decideAndWrite(client: pg.PoolClient, platform: Platform, who: Who, sent: Sent): Promise<Answer> {
  const now = platform.clock.now();
  const asOf = todayAt(platform.clock, platform.company);
  const requestHash = createHash('sha256').update(canonicalJson(sent)).digest();
  const { rows: customers } = await client.query<Customer>(
    `select c.customer_id as "customerId", c.credit_group_id as "creditGroupId", c.code, c.currency, c.status,
            c.blacklist_reason as "blacklistReason", c.freeze_reason as "freezeReason"
       from customers.customers c join customers.credit_groups g using (credit_group_id)
      where c.code = $1 for update of g`,
    [sent.customerCode],
  );
  const [customer] = customers;
  if (customer === undefined) throw new Error(`No customer ${sent.customerCode}`);
  const owner = [customer.creditGroupId, customer.customerId];
  const { rows } = await client.query(
    `select p.open_orders_minor as "openOrdersMinor", p.delivered_minor as "deliveredMinor",
            p.receivables_minor as "receivablesMinor", p.unapplied_minor as "unappliedMinor", p.entry_no as "entryNo",
            l.limit_id as "limitId", l.amount_minor as "amountMinor", l.valid_from as "validFrom", l.valid_to as "validTo",
            o.number as "invoiceNumber", o.due_on as "dueOn", o.open_minor as "openMinor", k.answer
       from exposure.positions p
       left join lateral (
         select * from limits.limits l
          where (l.credit_group_id, l.customer_id) = (p.credit_group_id, p.customer_id)
            and l.valid_from <= $3 and l.valid_to >= l.valid_from and (not l.temporary or l.valid_to >= $3)
          order by l.temporary desc, l.valid_from desc limit 1) l on true
       left join lateral (
         select * from receivables.invoices i
          where (i.credit_group_id, i.customer_id) = (p.credit_group_id, p.customer_id)
            and i.open_minor > 0 and not i.disputed order by i.due_on, i.invoice_id limit 1) o on true
       left join exposure.credit_checks k
         on (k.credit_group_id, k.customer_id, k.caller_id, k.request_key) = (p.credit_group_id, p.customer_id, $4, $5)
      where (p.credit_group_id, p.customer_id) = ($1, $2)`,
    [...owner, asOf, who.callerId, who.key],
  );
  const [row] = rows;
  if (row.answer !== null) return JSON.parse(row.answer) as Answer;

  const currency = asCurrency(customer.currency);
  const { openOrdersMinor, deliveredMinor, receivablesMinor, unappliedMinor, entryNo } = row as Position;
  const position: Position = {
    openOrdersMinor,
    deliveredMinor,
    receivablesMinor,
    billsMinor: 0n,
    unappliedMinor,
    entryNo,
  };
  const facts: CheckFacts = {
    asOf,
    currency,
    customer: {
      status: customer.status,
      blacklistReason: customer.blacklistReason,
      freezeReason: customer.freezeReason,
    },
    limit: {
      limitId: row.limitId,
      amount: { kind: 'amount', amount: { currency, minor: row.amountMinor } },
      singleDocument: null,
      validFrom: row.validFrom,
      validTo: row.validTo,
    },
    exposureMinor: exposureOf(position),
    takenMinor: 0n,
    oldestOpen: { invoiceNumber: row.invoiceNumber, dueOn: row.dueOn, openMinor: row.openMinor },
    rules: policyInForce(asOf).checkRules,
  };
  const request = { documentType: 'sales_order', amountMinor: sent.amount.minor, prepaidMinor: 0n } as const;
  const decision = checkCredit(facts, request);
  if (!decision.reserves) throw new Error('The bench’s limits do not bind.');
  const books = openBooks(customer, position);
  const document = { type: 'sales_order', number: sent.document.number } as const;
  const reservation = reserve(
    books,
    { reservationId: newId(), document, amountMinor: sent.amount.minor, origin: 'check' },
    now,
  );
  const [entry] = books.written.entries;
  if (entry === undefined) throw new Error('A reservation left no entry.');
  await client.query(
    `insert into exposure.entries
       (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number, open_orders_minor,
        delivered_minor, receivables_minor, unapplied_minor, exposure_after)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, $9)`,
    [
      ...owner,
      entry.entryNo,
      now,
      entry.cause,
      document.type,
      document.number,
      entry.openOrdersMinor,
      entry.exposureAfterMinor,
    ],
  );
  await client.query(
    `update exposure.positions set open_orders_minor = $3, entry_no = $4
      where (credit_group_id, customer_id) = ($1, $2)`,
    [...owner, books.position.openOrdersMinor, books.position.entryNo],
  );
  await client.query(
    `insert into exposure.reservations
       (credit_group_id, customer_id, reservation_id, document_type, document_number, amount_minor, taken_minor,
        invoiced_ahead_minor, open_minor, status, origin, created_at)
     values ($1, $2, $3, $4, $5, $6, 0, 0, $6, 'open', 'check', $7)`,
    [...owner, reservation.reservationId, document.type, document.number, sent.amount.minor, now],
  );
  const checkId = newId<'check'>();
  const traces = { reservationId: reservation.reservationId };
  const answer = presentCheck({
    checkId,
    sent,
    asOf,
    checkedAt: now,
    policyVersion: facts.rules.version,
    decision,
    traces,
  });
  const { snapshotJson, answerJson } = inWords({ snapshot: { facts, request, requestedBy: who.callerName }, answer });
  await client.query(
    `insert into exposure.credit_checks
       (credit_group_id, customer_id, check_id, caller_id, request_key, request_hash, checked_at, outcome,
        document_type, document_number, amount_minor, policy_version, snapshot, answer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...owner,
      checkId,
      who.callerId,
      who.key,
      requestHash,
      now,
      decision.outcome,
      document.type,
      document.number,
      sent.amount.minor,
      facts.rules.version,
      snapshotJson,
      answerJson,
    ],
  );
  await recordAudit(client, who, customer.customerId, {
    at: now,
    detail: {
      checks: [
        auditedDecision({
          checkId,
          outcome: decision.outcome,
          documentType: document.type,
          documentNumber: document.number,
          amountMinor: sent.amount.minor,
          snapshotJson,
          answerJson,
        }),
      ],
    },
    subject: document.number,
  });
  return answer;
}

async function recordAudit(
  client: pg.PoolClient,
  { callerId, callerName }: Who,
  customerId: string,
  { at, detail, subject }: { at: Date; detail: unknown; subject: string },
): Promise<void> {
  const entry = {
    entryId: newId<'audit-entry'>(),
    at,
    actorKind: 'key',
    actorId: callerId,
    actorName: callerName,
    command: checkCommand,
    customerId,
    subject,
    detail,
  };
  const hash = createHash('sha256')
    .update(canonicalJson({ ...entry, at: at.toISOString() }))
    .digest();
  await client.query(
    `insert into platform.audit_entries
       (entry_id, at, actor_kind, actor_id, actor_name, command, customer_id, subject, detail, content_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      entry.entryId,
      at,
      entry.actorKind,
      callerId,
      callerName,
      entry.command,
      customerId,
      subject,
      canonicalJson(detail),
      hash,
    ],
  );
}
