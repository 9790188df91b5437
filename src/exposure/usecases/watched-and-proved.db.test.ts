import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, ok } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { newId, operator, runCommand } from '#platform';
import { type CheckRule, type Policy, policyInForce } from '#policy';
import { testPlatform } from '../../../test/setup/platform.ts';
import { findInvoiceFinding } from '../store/invoice-findings.ts';
import { bookDocuments } from './book-documents.ts';
import { createCheckLanes } from './check-lanes.ts';
import { invoices } from './document-kinds.ts';
import { watchInvoices } from './watch-invoices.ts';

const now = new Date('2026-12-01T04:00:00Z');
const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => now });
const db = platform.database.sql;
const lanes = createCheckLanes(platform);

async function customerWith(code: string, limit: string): Promise<void> {
  await createCustomer(platform, { caller: operator }, { code, name: code, customerType: 'dealer', segment: 'KA' });
  const days = { validFrom: today, validTo: addDays(today, 365) };
  const given = { customerCode: code, amount: cny(limit), ...days, reason: 'first' };
  expect((await grantLimit(platform, { caller: operator }, given)).ok).toBe(true);
}

async function order(customerCode: string, number: string, amount: string): Promise<string> {
  const sent = {
    customerCode,
    document: { type: 'sales_order' as const, number },
    amount: cny(amount),
    simulate: false,
  };
  const checked = await lanes.check({ caller: operator, key: newId() }, sent);
  return checked.ok ? (checked.value.holdId ?? checked.value.outcome) : checked.refusal.code;
}

describe('an invoice where the policy looks at invoices', () => {
  const rules: readonly CheckRule[] = [
    { code: 'over_limit', strength: { sales_order: 'block', invoice: 'warn' } },
    {
      code: 'own',
      id: 'K-1',
      expression: 'customerType == "dealer" && segment == "KA" && document == "invoice" && amount < money("700")',
      message: { zh: '大客户开票', en: 'Invoices of key accounts' },
      strength: { invoice: 'record' },
    },
  ];
  const strict: Policy = {
    ...policyInForce(today),
    checkRules: { version: 'check-9', overdueDaysTolerated: 30, rules },
  };

  function book(policy: Policy, ...sent: readonly (readonly [number: string, amount: string, order?: string])[]) {
    const command = { name: 'test.book', may: 'receivables:write', input: sent } as const;
    const watched = { ...invoices, watch: watchInvoices(() => policy) };
    const inputs = sent.map(([number, amount, orderNumber]) => ({
      customerCode: 'INV',
      number,
      amount: cny(amount),
      orderNumber,
      issuedOn: today,
      dueOn: addDays(today, 30),
      completesOrder: false,
    }));
    return runCommand(platform, { caller: operator }, command, async (at) => {
      at.record({ subject: 'test', detail: {} });
      const booked = await bookDocuments(at, watched, inputs);
      return ok({
        answer: booked.map((one) => (one.ok ? one.value.document.invoiceId : one.refusal.code)),
        effect: 'created',
      });
    });
  }

  test('is booked all the same, and what it failed is kept with it and flagged', async () => {
    await customerWith('INV', '1000');
    expect(await order('INV', 'SO-1', '600')).toBe('approved');
    // The order's 600 are reserved; 400 more fit; the third goes beyond. Each sees what the one before has booked.
    const done = await book(strict, ['I-1', '600', 'SO-1'], ['I-2', '400'], ['I-3', '900']);
    const ids = done.ok ? done.value.answer : [];
    const findings = await Promise.all(ids.map((id) => findInvoiceFinding(db, id)));
    expect(findings.map((one) => one?.failed)).toEqual([
      undefined,
      undefined,
      [
        {
          strength: 'warn',
          objection: {
            code: 'over_limit',
            shortBy: { currency: 'CNY', amount: '900.00' },
            needed: { currency: 'CNY', amount: '900.00' },
            available: { currency: 'CNY', amount: '0.00' },
          },
        },
        {
          strength: 'record',
          objection: expect.objectContaining({
            code: 'own',
            id: 'K-1',
            read: expect.arrayContaining([
              { fact: 'amount', value: { kind: 'money', money: { currency: 'CNY', amount: '900.00' } } },
            ]),
          }),
        },
      ],
    ]);
    expect(await flags()).toEqual(['I-1 0', 'I-2 0', 'I-3 1']);
  });

  test('says nothing where no rule asks about invoices', async () => {
    await book(policyInForce(today), ['I-4', '5000']);
    expect(await flags()).toContain('I-4 0');
  });

  async function flags(): Promise<string[]> {
    const { rows } = await sql<{ flag: string }>`
      select number || ' ' || rules_failed as flag from receivables.invoices order by number`.execute(db);
    return rows.map(({ flag }) => flag);
  }
});
