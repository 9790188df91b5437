import { Workbook } from '@cj-tech-master/excelts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  createAddressBook,
  createCustomer,
  findCustomer,
  freezeCustomer,
  unfreezeCustomer,
  updateCustomer,
} from '#customers/usecases';
import { addDays, CNY, calendarDate, cny, money, ok } from '#kernel';
import type { LimitScope } from '#limits';
import { grantLimit, importLimits } from '#limits/usecases';
import { deliverEvents, newId, operator, runCommand } from '#platform';
import { type CheckRule, type Policy, policyInForce } from '#policy';
import { testPlatform } from '../../../test/setup/platform.ts';
import { type EntryFilter, listEntries } from '../store/entries.ts';
import { findFinding } from '../store/document-findings.ts';
import { attachEvidence, readEvidence } from './attach-evidence.ts';
import { bookDocuments } from './book-documents.ts';
import { countPortfolio } from './budget-job.ts';
import { checkBatch } from './check-batch.ts';
import { createCheckLanes } from './check-lanes.ts';
import { invoices } from './document-kinds.ts';
import { ledgerCsv, ledgerXlsx } from './ledger-file.ts';
import { postDelivery, postInvoice, postReceipt } from './post-documents.ts';
import { previewRelease } from './preview-release.ts';
import { releaseHold } from './release-hold.ts';
import { reviewHolds } from './review-holds.ts';
import { reviewAllHolds } from './review-holds-job.ts';
import { watchInvoices } from './watch-invoices.ts';

const now = new Date('2026-12-01T04:00:00Z');
const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => now });
const db = platform.database.sql;
const lanes = createCheckLanes(platform);

async function customerWith(code: string, limit: string, more: { parentCode?: string } = {}): Promise<void> {
  const asked = { code, name: code, customerType: 'dealer', segment: 'KA', ...more };
  await createCustomer(platform, { caller: operator }, asked);
  const days = { validFrom: today, validTo: addDays(today, 365) };
  const given = { customerCode: code, amount: cny(limit), ...days, reason: 'first' };
  expect((await grantLimit(platform, { caller: operator }, given)).ok).toBe(true);
}

async function levelFor(customerCode: string, amount: string, scope: LimitScope): Promise<void> {
  const days = { validFrom: today, validTo: addDays(today, 365) };
  const asked = { customerCode, amount: cny(amount), ...days, reason: 'level', scope };
  expect((await grantLimit(platform, { caller: operator }, asked)).ok).toBe(true);
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

describe('what may let a held order pass', () => {
  const laxer = { code: 'over_limit', strength: { sales_order: 'warn' } } as const;
  const { releaseRules } = policyInForce(today);
  if (releaseRules === undefined) throw new Error('This policy has no rules of release.');
  const tells: Policy = policyInForce(today);
  const releases: Policy = { ...tells, releaseRules: { ...releaseRules, releasesCleared: true } };
  const withRule = (policy: Policy): Policy => ({ ...policy, checkRules: { ...policy.checkRules, rules: [laxer] } });
  const as = { caller: operator };
  const lasting = { validFrom: today, validTo: addDays(today, 365) };

  type Trigger = {
    readonly before?: (customerCode: string) => Promise<unknown>;
    readonly happens: (customerCode: string, policy: Policy) => Promise<unknown>;
    readonly reason: string;
  };
  const triggers: Readonly<Record<string, Trigger>> = {
    'a limit': {
      happens: (customerCode) =>
        grantLimit(platform, as, { customerCode, amount: cny('2000'), ...lasting, reason: 'more' }),
      reason: 'over_limit',
    },
    'a receipt': {
      before: (customerCode) =>
        postInvoice(platform, as, {
          customerCode,
          number: 'I-1',
          issuedOn: today,
          dueOn: today,
          amount: cny('900'),
          completesOrder: false,
        }),
      happens: (customerCode) =>
        postReceipt(platform, as, { customerCode, number: 'R-1', receivedOn: today, amount: cny('900') }),
      reason: 'over_limit',
    },
    'an order asked for less': {
      before: (customerCode) => order(customerCode, 'SO-0', '900'),
      happens: (customerCode) => order(customerCode, 'SO-0', '100'),
      reason: 'over_limit',
    },
    'an invoice that completes its order': {
      before: (customerCode) => order(customerCode, 'SO-0', '900'),
      happens: (customerCode) =>
        postInvoice(platform, as, {
          customerCode,
          number: 'I-1',
          orderNumber: 'SO-0',
          issuedOn: today,
          dueOn: today,
          amount: cny('100'),
          completesOrder: true,
        }),
      reason: 'over_limit',
    },
    'master data': {
      before: (customerCode) => freezeCustomer(platform, as, customerCode, { reason: 'group review' }),
      happens: (customerCode) => unfreezeCustomer(platform, as, customerCode, 'reviewed'),
      reason: 'limit_frozen',
    },
    // What comes into force on a day is announced by nobody: the night looks at every hold under it.
    'the policy': {
      happens: (_, policy) => reviewAllHolds(platform, () => withRule(policy)),
      reason: 'over_limit',
    },
  };
  const cases = Object.keys(triggers).flatMap((name) => [
    [name, 'its owner is told', tells, 'open'] as const,
    [name, 'it is released', releases, 'released'] as const,
  ]);

  test.each(cases)('%s: %s', async (name, _what, policy, status) => {
    const trigger = triggers[name];
    if (trigger === undefined) throw new Error(name);
    const code = `T-${name}-${status}`.replaceAll(' ', '-').toUpperCase();
    await customerWith(code, '1000');
    await trigger.before?.(code);
    await deliverEvents({ database: platform.database, now }, [reviewHolds(platform, () => policy)]);
    const amount = name === 'a limit' || name === 'the policy' ? '1500' : '500';
    const holdId = await order(code, 'SO-1', amount);
    await trigger.happens(code, policy);
    await deliverEvents({ database: platform.database, now }, [reviewHolds(platform, () => policy)]);
    const { rows } = await sql<{
      status: string;
      told: boolean;
      objections: { code: string }[];
      cleared: string[] | null;
    }>`
      select h.status, h.objections, r.cleared,
             exists (select from exposure.cleared_holds c where c.hold_id = h.hold_id) as told
        from exposure.holds h left join exposure.releases r using (hold_id) where hold_id = ${holdId}`.execute(db);
    // The old reason stays where it was, as cleared.
    expect(rows.map((row) => ({ ...row, objections: row.objections.map((one) => one.code) }))).toEqual([
      {
        status,
        told: status === 'open',
        objections: [trigger.reason],
        cleared: status === 'open' ? null : [trigger.reason],
      },
    ]);
  });
});

describe('what others free lets a held order be looked at again', () => {
  const isTold = async (holdId: string) => {
    const { rows } = await sql`select from exposure.cleared_holds where hold_id = ${holdId}`.execute(db);
    return rows.length > 0;
  };
  const listen = () => deliverEvents({ database: platform.database, now }, [reviewHolds(platform)]);

  test('a member of its group that leaves', async () => {
    for (const code of ['LEFT-P', 'LEFT-A', 'LEFT-B']) await customerWith(code, '1000');
    const as = { caller: operator };
    for (const code of ['LEFT-A', 'LEFT-B']) await updateCustomer(platform, as, code, { parentCode: 'LEFT-P' });
    const lasting = { validFrom: today, validTo: addDays(today, 365) };
    const scope = { level: 'group' as const };
    const given = { customerCode: 'LEFT-P', scope, amount: cny('1000'), ...lasting, reason: 'together' };
    const granting = { name: 'limits.import', may: 'limits:grant', input: scope };
    const granted = await runCommand(platform, as, granting, async (command) =>
      ok({ answer: await importLimits(command, [given]), effect: 'changed' }),
    );
    expect(granted).toMatchObject({ value: { answer: [{ effect: 'created' }] } });
    expect(await order('LEFT-A', 'SO-1', '800')).toBe('approved');
    const holdId = await order('LEFT-B', 'SO-1', '800');
    await listen();
    expect(await isTold(holdId)).toBe(false);
    expect((await updateCustomer(platform, as, 'LEFT-A', { parentCode: null })).ok).toBe(true);
    await listen();
    expect(await isTold(holdId)).toBe(true);
  });

  test('a customer anywhere, of a budget that all share; an order amended to less is not in its own way', async () => {
    await customerWith('ONE', '5000');
    await customerWith('TWO', '5000');
    const policyWith = (used: bigint): Policy => {
      const base = policyInForce(today);
      const ceiling = money(CNY, used + 100_000n);
      const rule = { code: 'over_budget', by: 'company', ceiling, strength: { sales_order: 'block' } } as const;
      return { ...base, checkRules: { ...base.checkRules, rules: [rule] } };
    };
    const ask = async (policy: Policy, customerCode: string, amount: string) => {
      const document = { type: 'sales_order' as const, number: 'SO-1' };
      const sent = { customerCode, document, amount: cny(amount), simulate: false };
      const requestHash = Buffer.from(newId());
      const asked = [{ caller: operator, key: newId(), requestHash, sent }];
      const [answer] = await checkBatch(platform, createAddressBook(platform), asked, () => policy);
      return answer?.ok === true ? answer.value : undefined;
    };
    const { rows } = await sql<{ minor: bigint }>`
      select sum(open_orders_minor + delivered_minor + receivables_minor)::bigint as minor from exposure.positions`.execute(
      db,
    );
    const policy = policyWith(rows[0]?.minor ?? 0n);
    await countPortfolio(platform, policy);
    expect(await ask(policy, 'ONE', '900')).toMatchObject({ outcome: 'approved' });
    await countPortfolio(platform, policy);
    // Its own 900 are in what is counted: 1,000 fit, and a fen more does not.
    expect(await ask(policy, 'ONE', '1000.01')).toMatchObject({ outcome: 'held' });
    expect(await ask(policy, 'ONE', '1000')).toMatchObject({ outcome: 'approved' });
    await countPortfolio(platform, policy);
    const held = await ask(policy, 'TWO', '800');
    expect(held).toMatchObject({ outcome: 'held', objections: [{ code: 'over_budget' }] });
    await countPortfolio(platform, policy);
    expect(await isTold(held?.holdId ?? '')).toBe(false);
    expect(await ask(policy, 'ONE', '200')).toMatchObject({ outcome: 'approved' });
    await countPortfolio(platform, policy);
    expect(await isTold(held?.holdId ?? '')).toBe(true);
  });
});

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

  function book(
    policy: Policy,
    ...sent: readonly (readonly [number: string, amount: string, order?: string | undefined, more?: object])[]
  ) {
    const command = { name: 'test.book', may: 'receivables:write', input: sent } as const;
    const watched = { ...invoices, watch: watchInvoices(() => policy) };
    const inputs = sent.map(([number, amount, orderNumber, more]) => ({
      customerCode: 'INV',
      number,
      amount: cny(amount),
      orderNumber,
      issuedOn: today,
      dueOn: addDays(today, 30),
      completesOrder: false,
      ...more,
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
    const findings = await Promise.all(ids.map((id) => findFinding(db, 'invoice', id)));
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

  test('says which level it broke: that of its group, of its line, and what its order reserved for another', async () => {
    await customerWith('TOP', '100000');
    await customerWith('INV-2', '100000', { parentCode: 'TOP' });
    await levelFor('TOP', '1000', { level: 'group' });
    await levelFor('INV-2', '500', { level: 'customer', productLine: 'L' });
    const levelRules: readonly CheckRule[] = [
      { code: 'over_group_limit', ceiling: null, strength: { invoice: 'record' } },
      { code: 'over_sub_limit', strength: { invoice: 'warn' } },
    ];
    const policy = { ...strict, checkRules: { ...strict.checkRules, rules: levelRules } };
    expect(await order('INV-2', 'SO-1', '400')).toBe('approved');
    const composed = {
      ...policy,
      composition: { components: { receivables: { include: true, weightBasisPoints: 5_000 } } },
    };
    const ofLine = { customerCode: 'INV-2', productLine: 'L' };
    // The order names no line: of the line the invoice is all new, of the group nothing.
    const first = await book(policy, ['L-1', '400', 'SO-1', ofLine], ['L-2', '100.01', undefined, ofLine]);
    const then = await book(
      policy,
      ['G-1', '499.99', undefined, { customerCode: 'TOP' }],
      ['L-3', '0.01', undefined, ofLine],
    );
    // Half of what is owed counts: 250.01 of the line, 500.00 of the group.
    const half = await book(composed, ['L-4', '499.98', undefined, ofLine], ['L-5', '0.02', undefined, ofLine]);
    const told = await Promise.all(
      [first, then, half]
        .flatMap((done) => (done.ok ? done.value.answer : []))
        .map((id) => findFinding(db, 'invoice', id)),
    );
    const line = { productLine: 'L', customerCode: 'INV-2' };
    const group = { level: 'group', customerCode: 'TOP' };
    const said = told.map((one) => (one?.failed ?? []) as { strength: string; objection: object }[]);
    expect(said.map((all) => all.map(({ strength }) => strength).join())).toEqual([
      '',
      'warn',
      '',
      'record,warn',
      '',
      'warn',
    ]);
    expect(said[1]).toMatchObject([{ objection: { code: 'over_sub_limit', of: line, shortBy: { amount: '0.01' } } }]);
    expect(said[3]).toMatchObject([
      {
        objection: { code: 'over_group_limit', of: group, shortBy: { amount: '0.01' }, available: { amount: '0.00' } },
      },
      { objection: { code: 'over_sub_limit', of: line, shortBy: { amount: '0.02' } } },
    ]);
    expect(said[5]).toMatchObject([{ objection: { code: 'over_sub_limit', of: line, shortBy: { amount: '0.01' } } }]);
  });

  test('says nothing where no rule asks about invoices', async () => {
    await book(policyInForce(today), ['I-4', '5000']);
    expect(await flags()).toContain('I-4 0');
  });

  async function flags(): Promise<string[]> {
    const { rows } = await sql<{ flag: string }>`
      select number || ' ' || rules_failed as flag from receivables.invoices join customers.customers using (customer_id)
       where code = 'INV' order by number`.execute(db);
    return rows.map(({ flag }) => flag);
  }
});

describe('a delivery that nobody checked', () => {
  const post = (number: string, amount: string, orderNumber?: string) =>
    postDelivery(
      platform,
      { caller: operator },
      { customerCode: 'GONE', number, deliveredOn: today, amount: cny(amount), orderNumber },
    );
  const failed = async (number: string) => {
    const { rows } = await sql<{ deliveryId: string; rulesFailed: number }>`
      select delivery_id as "deliveryId", rules_failed as "rulesFailed" from receivables.deliveries
       where number = ${number}`.execute(db);
    const [row] = rows;
    const found = row && (await findFinding(db, 'delivery', row.deliveryId));
    const kept = (found?.failed ?? []) as { strength: string; objection: { code: string } }[];
    return [row?.rulesFailed, ...kept.map(({ strength, objection }) => `${strength} ${objection.code}`)];
  };

  test('is booked all the same; what its check would have said is kept with it, and told', async () => {
    await customerWith('GONE', '1000');
    expect(await order('GONE', 'SO-GONE', '600')).toBe('approved');
    await post('D-IN-ORDER', '200', 'SO-GONE');
    expect(await failed('D-IN-ORDER')).toEqual([0]);
    await freezeCustomer(platform, { caller: operator }, 'GONE', { reason: 'claims', stopsDeliveries: true });
    expect((await post('D-FROZEN', '100', 'SO-GONE')).ok).toBe(true);
    expect(await failed('D-FROZEN')).toEqual([1, 'block limit_frozen']);
    expect((await post('D-BEYOND', '500')).ok).toBe(true);
    expect(await failed('D-BEYOND')).toEqual([2, 'block limit_frozen', 'block over_limit']);
    const { rows } = await sql<{ told: unknown }>`
      select payload -> 'deliveries' -> 0 as told from platform.outbox where kind = 'deliveries_flagged'
       order by event_id`.execute(db);
    expect(rows.map(({ told }) => told)).toEqual([
      expect.objectContaining({ customerCode: 'GONE', documentNumber: 'D-FROZEN', reasons: ['limit_frozen'] }),
      expect.objectContaining({ documentNumber: 'D-BEYOND', reasons: ['limit_frozen', 'over_limit'] }),
    ]);
  });

  test('one that keeps to its check was asked about then', async () => {
    await unfreezeCustomer(platform, { caller: operator }, 'GONE');
    const document = { type: 'delivery', number: 'D-CHECKED', orderNumber: 'SO-GONE' } as const;
    const sent = { customerCode: 'GONE', document, amount: cny('100'), simulate: false };
    const checked = await lanes.check({ caller: operator, key: newId() }, sent);
    expect(checked.ok && checked.value.outcome).toBe('approved');
    await freezeCustomer(platform, { caller: operator }, 'GONE', { reason: 'claims', stopsDeliveries: true });
    await post('D-CHECKED', '100', 'SO-GONE');
    expect(await failed('D-CHECKED')).toEqual([0]);
  });
});

describe('a ledger', () => {
  const tz = { timeZone: 'Asia/Shanghai' };
  const numbers = async (filter: Omit<EntryFilter, 'timeZone'>) => {
    const customer = await findCustomer(db, 'LED');
    if (customer === undefined) throw new Error('LED');
    const entries = await listEntries(db, customer, { ...filter, ...tz }, { limit: 10, before: undefined });
    return entries.map(({ document, cause }) => `${document.number} ${cause}`);
  };

  test('is narrowed by day, cause and document', async () => {
    await customerWith('LED', '1000');
    await order('LED', '=SO-1', '300');
    await order('LED', 'so-2', '200');
    const invoice = { customerCode: 'LED', number: 'I-1', orderNumber: 'so-2', completesOrder: false };
    await postInvoice(
      platform,
      { caller: operator },
      { ...invoice, issuedOn: today, dueOn: today, amount: cny('200') },
    );
    expect(await numbers({})).toEqual(['I-1 invoice', 'so-2 order_reserved', '=SO-1 order_reserved']);
    expect(await numbers({ cause: 'invoice' })).toEqual(['I-1 invoice']);
    expect(await numbers({ document: 'SO-' })).toEqual(['so-2 order_reserved']);
    // Booked at noon of the company's day: that day, from its first to its last minute.
    expect(await numbers({ from: today, to: today })).toHaveLength(3);
    expect(await numbers({ to: addDays(today, -1) })).toEqual([]);
    expect(await numbers({ from: addDays(today, 1) })).toEqual([]);
  });

  test('is a file for a spreadsheet, in which a number that begins like a formula runs nothing', async () => {
    const customer = await findCustomer(db, 'LED');
    if (customer === undefined) throw new Error('LED');
    const file = { customer, filter: tz, language: 'en' } as const;
    let text = '';
    for await (const piece of ledgerCsv(platform, file)) text += piece;
    const csv = text.split('\r\n');
    expect(csv[0]).toContain('No.,Booked at,Cause');
    expect(csv[1]).toBe('3,2026-12-01 12:00:00,Invoice,invoice,I-1,-200.00,0.00,200.00,0.00,0.00,500.00,CNY');
    expect(csv[3]).toContain(`Order reserved,sales_order,'=SO-1,300.00`);
    const workbook = new Workbook();
    const made = await ledgerXlsx(platform, file);
    await workbook.xlsx.load(made.ok ? made.value : new Uint8Array());
    const sheet = workbook.getWorksheet('LED');
    expect([sheet?.getCell('E4').value, sheet?.getCell('F2').value]).toEqual(['=SO-1', -200]);
  });
});
