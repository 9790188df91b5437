import { createHash } from 'node:crypto';
import { canonicalJson, ok } from '#kernel';
import { newId, type Platform, todayAt } from '#platform';
import { policyInForce } from '#policy';
import type { Check } from './workload.ts';

/**
 * The least that one check can cost: a single call of a function in the database that locks, reads, applies the rules,
 * and writes the same rows of the same tables. A yardstick only: its rules are written a second time, in PL/pgSQL.
 */
export async function createOneCall(platform: Platform): Promise<Check> {
  const { pool } = platform.database;
  await pool.query(oneCall);
  return async ({ caller, key = newId<'request'>() }, sent) => {
    const asOf = todayAt(platform.clock, platform.company);
    const { checkRules } = policyInForce(asOf);
    const requestHash = createHash('sha256').update(canonicalJson(sent)).digest();
    const { rows } = await pool.query({
      name: 'one-call',
      text: 'select bench.credit_check($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as answer',
      values: [
        sent.customerCode,
        asOf,
        sent.document.number,
        sent.amount.minor,
        caller.id,
        caller.name,
        key,
        requestHash,
        newId(),
        newId(),
        newId(),
        checkRules.overdueDaysTolerated,
        checkRules.version,
      ],
    });
    return ok(rows[0].answer);
  };
}

const oneCall = `
create schema if not exists bench;
create or replace function bench.credit_check(
  p_code text, p_as_of date, p_number text, p_amount bigint, p_caller_id text, p_caller_name text, p_key text,
  p_hash bytea, p_check_id uuid, p_reservation_id uuid, p_entry_id uuid, p_tolerated int, p_rules text
) returns jsonb language plpgsql as $$
declare
  c customers.customers; p exposure.positions; l limits.limits; o receivables.invoices; k exposure.credit_checks;
  r exposure.reservations; h exposure.holds;
  v_now timestamptz := clock_timestamp(); v_exposure bigint; v_needed bigint; v_objections jsonb := '[]';
  v_snapshot jsonb; v_answer jsonb; v_detail jsonb;
begin
  perform 1 from customers.credit_groups g join customers.customers m using (credit_group_id)
    where m.code = p_code for update of g;
  select * into c from customers.customers where code = p_code;
  select * into k from exposure.credit_checks
   where (credit_group_id, customer_id, caller_id, request_key) = (c.credit_group_id, c.customer_id, p_caller_id, p_key);
  if k.check_id is not null then return k.answer::jsonb; end if;
  select * into p from exposure.positions where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id);
  select * into l from limits.limits
   where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id) and valid_from <= p_as_of
     and valid_to >= valid_from and (not temporary or valid_to >= p_as_of)
   order by temporary desc, valid_from desc limit 1;
  select * into o from receivables.invoices
   where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id) and open_minor > 0 and not disputed
   order by due_on, invoice_id limit 1;
  select * into r from exposure.reservations
   where (credit_group_id, customer_id, document_type, document_number) = (c.credit_group_id, c.customer_id, 'sales_order', p_number)
     and status <> 'replaced';
  select * into h from exposure.holds
   where (credit_group_id, customer_id, document_type, document_number) = (c.credit_group_id, c.customer_id, 'sales_order', p_number)
     and status = 'open';
  v_exposure := p.open_orders_minor + p.delivered_minor + p.receivables_minor - coalesce(r.open_minor, 0);
  v_needed := greatest(0, p_amount - coalesce(r.taken_minor, 0));
  if c.blacklist_reason is not null then v_objections := v_objections || jsonb_build_object('code', 'blacklisted'); end if;
  if c.status = 'inactive' then v_objections := v_objections || jsonb_build_object('code', 'customer_inactive'); end if;
  if c.freeze_reason is not null then v_objections := v_objections || jsonb_build_object('code', 'limit_frozen'); end if;
  if l.limit_id is null then v_objections := v_objections || jsonb_build_object('code', 'no_limit');
  else
    if l.valid_to < p_as_of then v_objections := v_objections || jsonb_build_object('code', 'limit_expired'); end if;
    if v_needed > l.amount_minor - v_exposure then v_objections := v_objections || jsonb_build_object('code', 'over_limit'); end if;
    if p_amount > l.single_document_minor then v_objections := v_objections || jsonb_build_object('code', 'over_document_limit'); end if;
  end if;
  if p_as_of - o.due_on > p_tolerated then v_objections := v_objections || jsonb_build_object('code', 'overdue'); end if;
  if v_objections <> '[]' or h.hold_id is not null then raise exception 'The bench''s limits do not bind.'; end if;

  v_snapshot := jsonb_build_object(
    'requestedBy', p_caller_name,
    'request', jsonb_build_object('documentType', 'sales_order', 'amountMinor', p_amount::text, 'prepaidMinor', '0'),
    'facts', jsonb_build_object(
      'asOf', p_as_of, 'currency', c.currency, 'exposureMinor', v_exposure::text, 'takenMinor', '0',
      'customer', jsonb_build_object('status', c.status, 'blacklistReason', c.blacklist_reason, 'freezeReason', c.freeze_reason),
      'limit', jsonb_build_object('limitId', l.limit_id, 'singleDocument', null, 'validFrom', l.valid_from, 'validTo', l.valid_to,
        'amount', jsonb_build_object('kind', 'amount', 'amount', jsonb_build_object('currency', l.currency, 'minor', l.amount_minor::text))),
      'oldestOpen', jsonb_build_object('invoiceNumber', o.number, 'dueOn', o.due_on, 'openMinor', o.open_minor::text),
      'rules', jsonb_build_object('version', p_rules, 'overdueDaysTolerated', p_tolerated)));
  v_answer := jsonb_build_object(
    'id', p_check_id, 'outcome', 'approved', 'customerCode', p_code, 'simulated', false, 'asOf', p_as_of,
    'document', jsonb_build_object('type', 'sales_order', 'number', p_number), 'reservationId', p_reservation_id,
    'amount', bench.money(p_amount), 'limit', bench.money(l.amount_minor), 'limitStatus', 'active',
    'exposureBefore', bench.money(v_exposure), 'headroomBefore', bench.money(l.amount_minor - v_exposure),
    'headroomAfter', bench.money(l.amount_minor - v_exposure - v_needed), 'objections', v_objections,
    'policyVersion', p_rules, 'checkedAt', v_now);
  insert into exposure.entries values (c.credit_group_id, c.customer_id, p.entry_no + 1, v_now, 'order_reserved',
    'sales_order', p_number, v_needed, 0, 0, 0, v_exposure + v_needed);
  update exposure.positions set open_orders_minor = open_orders_minor + v_needed, entry_no = entry_no + 1
   where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id);
  insert into exposure.reservations (credit_group_id, customer_id, reservation_id, document_type, document_number,
    amount_minor, taken_minor, open_minor, status, origin, created_at)
  values (c.credit_group_id, c.customer_id, p_reservation_id, 'sales_order', p_number, p_amount, 0, v_needed, 'open', 'check', v_now);
  insert into exposure.credit_checks values (c.credit_group_id, c.customer_id, p_check_id, p_caller_id, p_key, p_hash,
    v_now, 'approved', 'sales_order', p_number, p_amount, p_rules, v_snapshot::text, v_answer::text);
  v_detail := jsonb_build_object('checks', jsonb_build_array(jsonb_build_object('id', p_check_id,
    'document', 'sales_order ' || p_number, 'amountMinor', p_amount::text, 'outcome', 'approved',
    'hash', encode(sha256(convert_to(v_answer::text || v_snapshot::text, 'UTF8')), 'hex'))));
  insert into platform.audit_entries (entry_id, at, actor_kind, actor_id, actor_name, command, customer_id, subject, detail, content_hash)
  values (p_entry_id, v_now, 'key', p_caller_id, p_caller_name, 'exposure.check_credit', c.customer_id, p_number, v_detail,
    sha256(convert_to(v_detail::text, 'UTF8')));
  return v_answer;
end $$;
create or replace function bench.money(p_minor bigint) returns jsonb language sql immutable as $$
  select jsonb_build_object('currency', 'CNY', 'amount', (p_minor / 100) || '.' || lpad((p_minor % 100)::text, 2, '0'))
$$;`;
