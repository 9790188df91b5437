import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { expireReservations } from '../../src/exposure/usecases/expire-reservations.ts';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { platform, ask, may, post, get, customer, grant, checkBody, invoiceBody } = company;
const muchLater = { ...platform, clock: { now: () => new Date('2028-03-31T04:00:00Z') } };
afterAll(company.expectTrueBooks);

// The simple model: an order counts once, as the largest of what was asked for, delivered and invoiced; a limit is a
// number; a group is who stands below P, and may owe so much together; all that B buys is of one line, which has a limit
// of its own. All in whole yuan.
const groupLimit = 120;
const lineLimit = 80;
const marksOf = (code: string) => (code === 'B' ? { productLine: 'L' } : {});

type Order = { asked: number; delivered: number; invoiced: number };
type Member = {
  limit: number;
  orders: Map<string, Order>;
  settled: number;
  cash: number;
  /** Acceptance bills that count until they are honoured, and what each has paid. */
  bills: { readonly id: string; readonly paid: number }[];
  readonly receipts: { readonly id: string; readonly amount: number }[];
  excused: boolean;
  frozen: boolean;
};
type Model = {
  readonly members: Map<string, Member>;
  readonly sent: Sent[];
  readonly holds: Map<string, number>;
  readonly inGroup: Set<string>;
  /** What P, whose group it is, has taken over of the others; its own limit is 100. */
  parentOwes: number;
};
type Sent = { readonly path: `/${string}`; readonly body: unknown; readonly key: string; readonly answer: unknown };
type Real = { readonly label: string; place: number };

const there = ({ delivered, invoiced }: Order) => Math.max(delivered, invoiced);
const open = (order: Order) => Math.max(0, order.asked - there(order));
const gross = ({ orders }: Member) =>
  [...orders.values()].reduce((sum, order) => sum + Math.max(order.asked, there(order)), 0);
const owedByBills = ({ bills }: Member) => bills.reduce((sum, { paid }) => sum + paid, 0);
const exposure = (member: Member) => gross(member) - member.settled + owedByBills(member);
const receivables = ({ orders, settled }: Member) =>
  [...orders.values()].reduce((sum, { invoiced }) => sum + invoiced, 0) - settled;

const owedInGroup = (model: Model) =>
  [...model.inGroup].reduce((sum, one) => sum + exposure(memberOf(model, one)), model.parentOwes);

const codes = ['A', 'B'];
const numbers = ['SO-1', 'SO-2', 'SO-3'];
/** A number belongs to one customer's order. */
const numberOf = (code: string, number: string, { label }: Real) => `${number}-${code}-${label}`;
const memberOf = ({ members }: Model, code: string): Member => members.get(code) as Member;

function orderOf(member: Member, number: string): Order {
  const order = member.orders.get(number) ?? { asked: 0, delivered: 0, invoiced: 0 };
  member.orders.set(number, order);
  return order;
}

/** Sends under a key, so that it can be repeated, and notes the answer. */
async function send(model: Model, real: Real, path: Sent['path'], body: unknown): Promise<Record<string, any>> {
  const key = `${real.label}-${real.place++}`;
  const answer = await post(path, body, key);
  expect([200, 201]).toContain(answer.status);
  model.sent.push({ path, body, key, answer: answer.body });
  return answer.body;
}

/** Money that waits pays what is invoiced. */
function settle(member: Member, amount: number): void {
  const paid = Math.min(member.cash + amount, receivables(member));
  member.cash += amount - paid;
  member.settled += paid;
}

/** Nobody is above the limit but by a release, goods that went out, or a limit that was cut. */
async function expectAgreement(model: Model, real: Real): Promise<void> {
  for (const [code, member] of model.members) {
    const {
      exposure: shown,
      unappliedCash,
      marked = [],
    } = await get(`/customers/${code}-${real.label}/position?with=marks`);
    const ofLine = code === 'B' && exposure(member) > 0 ? [['L', `${exposure(member)}.00`]] : [];
    expect(marked.map(({ productLine, total }: any) => [productLine, total.amount])).toEqual(ofLine);
    expect([shown.total.amount, unappliedCash.amount]).toEqual([`${exposure(member)}.00`, `${member.cash}.00`]);
    expect(member.excused || exposure(member) <= member.limit).toBe(true);
  }
}

type Step = (model: Model, real: Real) => Promise<void>;

/** A command that may always come. */
function command(name: string, step: Step): fc.AsyncCommand<Model, Real> {
  return {
    check: () => true,
    run: async (model, real) => {
      await step(model, real);
      await expectAgreement(model, real);
    },
    toString: () => name,
  };
}

function checked(code: string, number: string, amount: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const order = orderOf(member, number);
    const needed = Math.max(0, amount - there(order));
    const ownOpen = open(order);
    const inGroup = owedInGroup(model);
    const fits =
      needed <= member.limit - (exposure(member) - ownOpen) &&
      (!model.inGroup.has(code) || needed <= groupLimit - (inGroup - ownOpen)) &&
      (code !== 'B' || needed <= lineLimit - (exposure(member) - ownOpen));
    const answer = await send(
      model,
      real,
      '/credit-checks',
      checkBody(`${code}-${real.label}`, numberOf(code, number, real), String(amount), marksOf(code)),
    );
    expect(answer['outcome']).toBe(!member.frozen && (needed === 0 || fits) ? 'approved' : 'held');
    if (answer['outcome'] === 'approved') {
      order.asked = amount;
      model.holds.delete(`${code} ${number}`);
    } else model.holds.set(`${code} ${number}`, amount);
  };
}

function released(code: string, number: string): Step {
  return async (model, real) => {
    const { items } = await get(`/holds?customerCode=${code}-${real.label}&status=open`);
    const hold = items.find(({ document }: any) => document.number === numberOf(code, number, real));
    expect(hold !== undefined).toBe(model.holds.has(`${code} ${number}`));
    if (hold === undefined) return;
    const key = `${real.label}-${real.place++}`;
    const answer = await ask(`POST /holds/${hold.id}/release`, {
      may: `${may} another`,
      body: { reason: 'good' },
      key,
    });
    expect(answer.status).toBe(200);
    const member = memberOf(model, code);
    orderOf(member, number).asked = model.holds.get(`${code} ${number}`) ?? 0;
    member.excused = true;
    model.holds.delete(`${code} ${number}`);
  };
}

function cancelled(code: string, number: string): Step {
  return async (model, real) => {
    const order = orderOf(memberOf(model, code), number);
    if (open(order) === 0) return;
    const { items } = await get(`/reservations?customerCode=${code}-${real.label}&status=open`);
    const { id } = items.find(({ document }: any) => document.number === numberOf(code, number, real));
    await send(model, real, `/reservations/${id}/release`, { reason: 'cancelled' });
    order.asked = 0;
    // Whoever cancels an order does not wait for more of it.
    model.holds.delete(`${code} ${number}`);
  };
}

function delivered(code: string, number: string, amount: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const body = { customerCode: `${code}-${real.label}`, deliveredOn: '2026-03-01', amount: cny(String(amount)) };
    await send(model, real, '/deliveries', {
      ...body,
      number: `D-${real.place}`,
      orderNumber: numberOf(code, number, real),
      ...marksOf(code),
    });
    const order = orderOf(member, number);
    if (amount > open(order)) member.excused = true;
    order.delivered += amount;
  };
}

function invoiced(code: string, number: string, amount: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const body = invoiceBody(`${code}-${real.label}`, `I-${real.place}`, String(amount), {
      orderNumber: numberOf(code, number, real),
      ...marksOf(code),
    });
    await send(model, real, '/invoices', body);
    const order = orderOf(member, number);
    member.excused = true;
    order.invoiced += amount;
    settle(member, 0);
  };
}

function paid(code: string, amount: number): Step {
  return async (model, real) => {
    const body = { customerCode: `${code}-${real.label}`, receivedOn: today, amount: cny(String(amount)) };
    const { id } = await send(model, real, '/receipts', { ...body, number: `R-${real.place}` });
    const member = memberOf(model, code);
    settle(member, amount);
    member.receipts.push({ id: id as string, amount });
  };
}

/** Somebody says no: what was approved before stays. */
function declined(code: string, number: string): Step {
  return async (model, real) => {
    const { items } = await get(`/holds?customerCode=${code}-${real.label}&status=open`);
    const hold = items.find(({ document }: any) => document.number === numberOf(code, number, real));
    expect(hold !== undefined).toBe(model.holds.has(`${code} ${number}`));
    if (hold === undefined) return;
    await send(model, real, `/holds/${hold.id}/decline`, { reason: 'no more on credit' });
    model.holds.delete(`${code} ${number}`);
  };
}

/** A credit note pays like money, and waits like it. */
function credited(code: string, amount: number): Step {
  return async (model, real) => {
    const body = { customerCode: `${code}-${real.label}`, issuedOn: today, amount: cny(String(amount)) };
    const { id } = await send(model, real, '/credit-notes', { ...body, number: `CN-${real.place}`, reason: 'rebate' });
    const member = memberOf(model, code);
    settle(member, amount);
    member.receipts.push({ id: id as string, amount });
  };
}

/** The bank takes a receipt back: what it paid is owed again, and money that waits pays it. */
function recalled(code: string, place: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const [receipt] = member.receipts.splice(place % Math.max(1, member.receipts.length), 1);
    if (receipt === undefined) return;
    await send(model, real, `/settlements/${receipt.id}/reverse`, { reason: 'recalled' });
    const invoiced = receivables(member) + member.settled;
    const money = member.settled + member.cash - receipt.amount;
    member.settled = Math.min(money, invoiced);
    member.cash = money - member.settled;
    member.excused = true;
  };
}

/** Goods come back before their invoice: the order asks for them again, or for that much less. */
function returned(code: string, number: string, backToOrder: boolean): Step {
  return async (model, real) => {
    const { items } = await get(`/customers/${code}-${real.label}/deliveries?open=true`);
    const delivery = items.find(({ orderNumber }: any) => orderNumber === numberOf(code, number, real));
    if (delivery === undefined) return;
    const yuan = Math.ceil(Number(delivery.notInvoiced.amount) / 2);
    const body = { returnedOn: today, amount: cny(String(yuan)), backToOrder, reason: 'broken' };
    await send(model, real, `/deliveries/${delivery.id}/returns`, { ...body, number: `RT-${real.place}` });
    const order = orderOf(memberOf(model, code), number);
    const before = open(order);
    order.delivered -= yuan;
    if (!backToOrder) order.asked = Math.min(order.asked, there(order) + before);
  };
}

/** A bill over what is owed at most: it pays all that it can, and stays in the exposure. */
function paidByBill(code: string, amount: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const paid = Math.min(amount, receivables(member));
    if (paid === 0) return;
    const body = { customerCode: `${code}-${real.label}`, receivedOn: today, amount: cny(String(paid)) };
    const bill = { kind: 'commercial_acceptance', number: `B-${real.place}`, dueOn: '2026-09-30' };
    const { id } = await send(model, real, '/receipts', { ...body, number: `R-${real.place}`, bill });
    member.settled += paid;
    member.bills.push({ id: id as string, paid });
  };
}

/** Honoured it is gone; dishonoured its invoices are open again, and money that waits pays them. */
function billEnds(code: string, step: 'honour' | 'dishonour', place: number): Step {
  return async (model, real) => {
    const member = memberOf(model, code);
    const bill = member.bills[place % Math.max(1, member.bills.length)];
    if (bill === undefined) return;
    await send(model, real, `/bills/${bill.id}/steps`, { step, reason: 'due' });
    member.bills = member.bills.filter((one) => one !== bill);
    if (step === 'honour') return;
    member.settled -= bill.paid;
    settle(member, 0);
  };
}

/** The newest invoice that has something open, and how much. */
async function openInvoice(code: string, { label }: Real) {
  const { items } = await get(`/customers/${code}-${label}/invoices`);
  const invoice = items.find(({ open }: any) => Number(open.amount) > 0);
  return invoice && { id: invoice.id as string, number: invoice.number as string, open: Number(invoice.open.amount) };
}

/** A part of what an invoice owes is given up: that pays it and nothing else. */
function writtenOff(code: string): Step {
  return async (model, real) => {
    const invoice = await openInvoice(code, real);
    const member = memberOf(model, code);
    expect(invoice !== undefined).toBe(receivables(member) > 0);
    if (invoice === undefined) return;
    const yuan = Math.ceil(invoice.open / 2);
    const amount = cny(String(yuan));
    const { id } = await send(model, real, '/write-offs', {
      ...{ customerCode: `${code}-${real.label}`, number: `W-${real.place}`, writtenOffOn: today, amount },
      ...{ allocations: [{ invoiceNumber: invoice.number, amount }], reason: 'insolvent' },
    });
    member.settled += yuan;
    member.receipts.push({ id: id as string, amount: yuan });
  };
}

/** P owes from now on what an invoice has open, if P's own limit and that of its group let it. */
function transferred(code: string): Step {
  return async (model, real) => {
    const invoice = await openInvoice(code, real);
    if (invoice === undefined) return;
    const fits = invoice.open <= Math.min(100 - model.parentOwes, groupLimit - owedInGroup(model));
    const body = { toCustomerCode: `P-${real.label}`, reason: 'agreed' };
    const answer = await post(`/invoices/${invoice.id}/transfer`, body);
    expect([answer.status, answer.body['code']]).toEqual(fits ? [200, undefined] : [409, 'transfer_not_covered']);
    if (!fits) return;
    memberOf(model, code).settled += invoice.open;
    model.parentOwes += invoice.open;
    const { exposure: shown } = await get(`/customers/P-${real.label}/position`);
    expect(shown.total.amount).toBe(`${model.parentOwes}.00`);
  };
}

/** Nobody frozen gets anything new; what was approved before stays. */
function frozen(code: string, isFrozen: boolean): Step {
  return async (model, real) => {
    const step = isFrozen ? 'freeze' : 'unfreeze';
    await send(model, real, `/customers/${code}-${real.label}/${step}`, { reason: 'late' });
    memberOf(model, code).frozen = isFrozen;
  };
}

/** Much later nobody has touched what orders still hold: they give it back. What waits for a release goes on waiting. */
function expired(): Step {
  return async ({ members }) => {
    await expireReservations(muchLater);
    for (const { orders } of members.values())
      for (const order of orders.values()) if (open(order) > 0) order.asked = 0;
  };
}

function limited(code: string, amount: number): Step {
  return async (model, real) => {
    const period = { validFrom: '2026-01-01', validTo: '2026-12-31', reason: 'review' };
    await send(model, real, '/limits', {
      customerCode: `${code}-${real.label}`,
      amount: cny(String(amount)),
      ...period,
    });
    const member = memberOf(model, code);
    if (amount < member.limit) member.excused = true;
    member.limit = amount;
  };
}

function moved(code: string, isInGroup: boolean): Step {
  return async ({ inGroup }, real) => {
    if (isInGroup) inGroup.add(code);
    else inGroup.delete(code);
    const parentCode = isInGroup ? `P-${real.label}` : null;
    expect((await ask(`PATCH /customers/${code}-${real.label}`, { may, body: { parentCode } })).status).toBe(200);
  };
}

/** Sent again, whatever has happened since: the first answer, and nothing moves. */
function repeated(place: number): Step {
  return async ({ sent }) => {
    const before = sent[place % Math.max(1, sent.length)];
    if (before === undefined) return;
    expect((await post(before.path, before.body, before.key)).body).toEqual(before.answer);
  };
}

const code = fc.constantFrom(...codes);
const number = fc.constantFrom(...numbers);
const amount = fc.integer({ min: 1, max: 60 });
const commands = fc.commands(
  [
    fc.tuple(code, number, amount).map((args) => command(`check ${args.join(' ')}`, checked(...args))),
    fc.tuple(code, number, amount).map((args) => command(`check ${args.join(' ')}`, checked(...args))),
    fc.tuple(code, number).map((args) => command(`release the hold of ${args.join(' ')}`, released(...args))),
    fc.tuple(code, number).map((args) => command(`cancel ${args.join(' ')}`, cancelled(...args))),
    fc.tuple(code, number, amount).map((args) => command(`deliver ${args.join(' ')}`, delivered(...args))),
    fc.tuple(code, number, amount).map((args) => command(`invoice ${args.join(' ')}`, invoiced(...args))),
    fc.tuple(code, number).map((args) => command(`decline ${args.join(' ')}`, declined(...args))),
    fc.tuple(code, amount).map((args) => command(`receive ${args.join(' ')}`, paid(...args))),
    fc.tuple(code, amount).map((args) => command(`credit ${args.join(' ')}`, credited(...args))),
    fc.tuple(code, fc.nat(5)).map((args) => command(`recall ${args.join(' ')}`, recalled(...args))),
    fc.tuple(code, number, fc.boolean()).map((args) => command(`return ${args.join(' ')}`, returned(...args))),
    fc.tuple(code, amount).map((args) => command(`receive a bill ${args.join(' ')}`, paidByBill(...args))),
    fc
      .tuple(code, fc.constantFrom('honour', 'dishonour'), fc.nat(5))
      .map((args) => command(`a bill ends ${args.join(' ')}`, billEnds(...args))),
    fc
      .tuple(code, fc.integer({ min: 0, max: 150 }))
      .map((args) => command(`limit ${args.join(' ')}`, limited(...args))),
    fc.tuple(code, fc.boolean()).map((args) => command(`move ${args.join(' ')}`, moved(...args))),
    code.map((one) => command(`write off ${one}`, writtenOff(one))),
    code.map((one) => command(`transfer ${one}`, transferred(one))),
    fc.tuple(code, fc.boolean()).map((args) => command(`freeze ${args.join(' ')}`, frozen(...args))),
    fc.constant(command('expire', expired())),
    fc.nat(30).map((place) => command(`repeat ${place}`, repeated(place))),
  ],
  { maxCommands: 25 },
);

let runs = 0;

async function emptyLedger(): Promise<{ model: Model; real: Real }> {
  const real: Real = { label: `M${runs++}`, place: 0 };
  for (const one of [...codes, 'P']) await customer(`${one}-${real.label}`, '100');
  await grant(`P-${real.label}`, String(groupLimit), { scope: { level: 'group' } });
  await grant(`B-${real.label}`, String(lineLimit), { scope: { level: 'customer', productLine: 'L' } });
  const member = (): Member => ({
    limit: 100,
    orders: new Map(),
    settled: 0,
    cash: 0,
    bills: [],
    receipts: [],
    excused: false,
    frozen: false,
  });
  const model: Model = {
    members: new Map(codes.map((one) => [one, member()])),
    sent: [],
    holds: new Map(),
    inGroup: new Set(),
    parentOwes: 0,
  };
  return { model, real };
}

test('whatever happens in whatever order, the ledger does as the simple model does', async () => {
  await fc.assert(
    fc.asyncProperty(commands, (steps) => fc.asyncModelRun(emptyLedger, steps)),
    { numRuns: 12 },
  );
});

// A short walk seldom comes so far that something is owed which can be given up or taken over.
test('what is given up, taken over, frozen and expired does as the simple model does', async () => {
  const steps: readonly (readonly [string, Step])[] = [
    ['join', moved('A', true)],
    ['invoice', invoiced('A', 'SO-1', 60)],
    ['order', checked('A', 'SO-2', 30)],
    ['give up half', writtenOff('A')],
    ['take over the rest', transferred('A')],
    ['give up what is taken back', recalled('A', 0)],
    ['invoice more', invoiced('B', 'SO-1', 55)],
    ['too much to take over', transferred('B')],
    ['give up half of that', writtenOff('B')],
    ['what the group has room for is taken over', transferred('B')],
    ['freeze', frozen('A', true)],
    ['held', checked('A', 'SO-2', 10)],
    ['declined', declined('A', 'SO-2')],
    ['thaw', frozen('A', false)],
    ['passes', checked('A', 'SO-2', 10)],
    ['expire', expired()],
    ['asks again', checked('A', 'SO-2', 20)],
  ];
  const each = steps.map(([name, step]) => command(name, step));
  const ledger = await emptyLedger();
  await fc.asyncModelRun(async () => ledger, each);
  const { members, parentOwes } = ledger.model;
  expect([parentOwes, ...[...members.values()].map(exposure)]).toEqual([57, 50, 0]);
});

test('one after the other, in one batch, or all at once: the same answers and the same end', async () => {
  const orders = fc.array(fc.tuple(code, number, amount), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(orders, async (asked) => {
      const ends = [];
      for (const way of ['singly', 'batch', 'at once'] as const) {
        const label = `${way.replace(' ', '')}-${runs++}`;
        for (const one of codes) await customer(`${one}-${label}`, '100');
        const bodies = asked.map(([one, order, yuan]) =>
          checkBody(`${one}-${label}`, `${order}-${label}`, String(yuan)),
        );
        const answers: any[] = [];
        if (way === 'batch') {
          const { body } = await post('/credit-checks/batch', { items: bodies });
          answers.push(...body['items'].map(({ result }: any) => result));
        } else if (way === 'singly') {
          for (const body of bodies) answers.push((await post('/credit-checks', body)).body);
        } else {
          answers.push(
            ...(await Promise.all(bodies.map((body) => post('/credit-checks', body)))).map(({ body }) => body),
          );
        }
        const shown = answers.map(({ outcome, headroomBefore, headroomAfter }) => [
          outcome,
          headroomBefore,
          headroomAfter,
        ]);
        const positions = await Promise.all(codes.map((one) => company.position(`${one}-${label}`)));
        ends.push({ shown, positions });
      }
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[2]).toEqual(ends[0]);
    }),
    { numRuns: 8 },
  );
});
