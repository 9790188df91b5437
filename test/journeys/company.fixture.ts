import { expect } from 'vitest';
import { createCheckLanes, staysWithPayers, verifyExposure } from '#exposure/usecases';
import { newId } from '#platform';
import { businessScopes } from '../../src/team/scopes.ts';
import { customersRoutes } from '../../src/customers/http/routes.ts';
import { exposureRoutes } from '../../src/exposure/http/routes.ts';
import { limitsRoutes } from '../../src/limits/http/routes.ts';
import { ratesRoutes } from '../../src/rates/http/routes.ts';
import { receivablesRoutes } from '../../src/receivables/http/routes.ts';
import { testApi } from '../setup/api.ts';
import { testPlatform } from '../setup/platform.ts';

export const today = '2026-03-31';
export const cny = (amount: string) => ({ currency: 'CNY', amount });
const fenOf = ({ amount }: Body) => BigInt(amount.replace('.', ''));
const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };

type Body = Record<string, any>;
export type Answer = { readonly status: number; readonly body: Body };

/** The whole business API over an empty database, at noon of {@link today} in Shanghai, and short ways to ask it. */
export async function openCompany() {
  const platform = await testPlatform({ now: () => new Date(`${today}T04:00:00Z`) });
  const ask = await testApi(platform, [
    ...customersRoutes(platform, staysWithPayers),
    ...ratesRoutes(platform),
    ...receivablesRoutes(platform),
    ...limitsRoutes(platform),
    ...exposureRoutes(platform, createCheckLanes(platform)),
  ]);
  const may = businessScopes.join(' ');

  const post = (path: `/${string}`, body: unknown, key: string = newId()): Promise<Answer> =>
    ask(`POST ${path}`, { may, body, key });
  const get = async (path: `/${string}`): Promise<Body> => {
    const answer = await ask(`GET ${path}`, { may });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  /** Adds a customer, and grants it this year's limit unless the amount is left out. */
  async function customer(code: string, limit?: string, more: Body = {}): Promise<string> {
    expect(await post('/customers', { code, name: `${code} Ltd`, ...more })).toMatchObject({ status: 201 });
    if (limit !== undefined) await grant(code, limit);
    return code;
  }

  async function grant(customerCode: string, amount: string, more: Body = {}): Promise<Body> {
    const money = amount === 'unlimited' ? amount : cny(amount);
    const granted = await post('/limits', { customerCode, amount: money, ...year, reason: 'annual review', ...more });
    expect(granted).toMatchObject({ status: 201 });
    return granted.body;
  }

  const checkBody = (customerCode: string, number: string, amount: string, more: Body = {}) => ({
    customerCode,
    document: { type: 'sales_order', number },
    amount: cny(amount),
    ...more,
  });

  /** A check of a sales order that must be answered. */
  async function check(customerCode: string, number: string, amount: string, more: Body = {}): Promise<Body> {
    const answer = await post('/credit-checks', checkBody(customerCode, number, amount, more));
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  const invoiceBody = (customerCode: string, number: string, amount: string, more: Body = {}) => ({
    customerCode,
    number,
    issuedOn: '2026-03-01',
    dueOn: '2026-04-30',
    amount: cny(amount),
    ...more,
  });
  const invoice = (customerCode: string, number: string, amount: string, more: Body = {}) =>
    post('/invoices', invoiceBody(customerCode, number, amount, more));
  const delivery = (customerCode: string, number: string, amount: string, more: Body = {}) =>
    post('/deliveries', { customerCode, number, deliveredOn: '2026-03-01', amount: cny(amount), ...more });
  const receipt = (customerCode: string, number: string, amount: string, more: Body = {}) =>
    post('/receipts', { customerCode, number, receivedOn: today, amount: cny(amount), ...more });

  /** Open orders, delivered and not invoiced, receivables, unapplied cash, headroom. */
  async function position(code: string): Promise<string[]> {
    const { exposure, unappliedCash, headroom } = await get(`/customers/${code}/position`);
    const { openOrders, deliveredNotInvoiced, receivables, total } = exposure as Body;
    const parts = [openOrders, deliveredNotInvoiced, receivables].map(fenOf);
    expect(fenOf(total)).toBe(parts.reduce((sum, part) => sum + part, 0n));
    const shown = [openOrders, deliveredNotInvoiced, receivables, unappliedCash, headroom];
    return shown.map((part) => (typeof part === 'string' ? part : part.amount));
  }

  async function expectTrueBooks(): Promise<void> {
    expect((await verifyExposure(platform)).differences).toEqual([]);
  }

  return {
    platform,
    ask,
    may,
    post,
    get,
    customer,
    grant,
    checkBody,
    check,
    invoiceBody,
    invoice,
    delivery,
    receipt,
    position,
    expectTrueBooks,
  };
}
