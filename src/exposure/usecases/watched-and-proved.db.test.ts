import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, ok } from '#kernel';
import { grantLimit } from '#limits/usecases';
import { newId, operator, runCommand } from '#platform';
import { type CheckRule, type Policy, policyInForce } from '#policy';
import { testPlatform } from '../../../test/setup/platform.ts';
import { findInvoiceFinding } from '../store/invoice-findings.ts';
import { attachEvidence, readEvidence } from './attach-evidence.ts';
import { bookDocuments } from './book-documents.ts';
import { createCheckLanes } from './check-lanes.ts';
import { invoices } from './document-kinds.ts';
import { previewRelease } from './preview-release.ts';
import { releaseHold } from './release-hold.ts';
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

describe('what a release rests on', () => {
  const pdf = Buffer.from('%PDF-1.7\na bank confirmation');
  const attach = async (holdId: string, fileName: string, bytes: Buffer) => {
    const done = await attachEvidence(platform, { caller: operator }, holdId, { fileName, bytes });
    return done.ok ? done.value : done.refusal.code;
  };

  test('is kept with the hold as a paper, once, and told with the release', async () => {
    await customerWith('PAP', '1000');
    const holdId = await order('PAP', 'SO-1', '1500');
    const first = await attach(holdId, '银行/回执.pdf', pdf);
    expect(first).toMatchObject({ effect: 'created', answer: { fileName: '回执.pdf', mediaType: 'application/pdf' } });
    expect(await attach(holdId, 'again.pdf', pdf)).toMatchObject({ effect: 'unchanged' });
    expect(await attach(holdId, 'page.pdf', Buffer.from('<script>'))).toBe('file_type_not_taken');
    expect(await attach(newId(), 'x.pdf', pdf)).toBe('hold_not_found');
    const released = await releaseHold(platform, { caller: operator }, { holdId, reason: 'paid, see the bank' });
    expect(released.ok && released.value.answer.papers).toEqual([
      expect.objectContaining({
        fileName: '回执.pdf',
        sizeBytes: pdf.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ]);
    const [{ id } = { id: '' }] = (released.ok && released.value.answer.papers) || [];
    const read = await readEvidence(platform, id);
    expect(read.ok && read.value.bytes.equals(pdf)).toBe(true);
    // Afterwards still: what was promised by telephone comes by post.
    expect(await attach(holdId, 'letter.pdf', Buffer.from('%PDF-1.4 letter'))).toMatchObject({ effect: 'created' });
  });

  test('goes to the newest hold of a document, and what a release will cover is said before it is done', async () => {
    const older = await order('PAP', 'SO-2', '1600');
    const newer = await order('PAP', 'SO-2', '1700');
    expect(await attach(older, 'x.pdf', pdf)).toBe('hold_superseded');
    const { covers } = await previewRelease(platform, operator, [newer]);
    expect(covers).toEqual({ until: '2026-12-31', toleranceBasisPoints: 500 });
  });
});

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
