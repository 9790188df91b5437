import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { findCurrency, ok, type Result, refuse } from '#kernel';
import type { Platform } from '#platform';
import type { Period } from '../read-period.ts';
import { type Sheet, type Spread, spreadSheets } from '../spreading/spread.ts';
import type { StatementScope } from '../statement.ts';
import { loadSpellings } from '../store/spellings.ts';

export type AskedSpread = {
  readonly customerCode: string;
  readonly sheets: readonly Sheet[];
  /** Over what the file says. */
  readonly period?: Period | undefined;
  readonly unit?: number | undefined;
  readonly currency?: string | undefined;
  readonly scope?: StatementScope | undefined;
};

/** Shows how sheets of a customer would be read as statements. Nothing is saved. */
export async function spreadStatements(
  { database }: Platform,
  { customerCode, sheets, period, unit, currency, scope }: AskedSpread,
): Promise<Result<Spread>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const saidCurrency = currency === undefined ? undefined : findCurrency(currency);
  if (currency !== undefined && saidCurrency === undefined)
    return refuse('invalid', 'invalid_currency', `Expected a currency such as "CNY", got "${currency}".`, {
      field: 'currency',
    });
  const spellings = await loadSpellings(database.sql, customer);
  const spread = spreadSheets(sheets, { currency: customer.currency, spellings, period, unit, saidCurrency, scope });
  if (spread.rows.length === 0) {
    const detail =
      'No statement was found: a head such as 项目 or 资产 is needed, and beside it 期末余额, 本期金额 or a year.';
    return refuse('invalid', 'no_statement_found', detail, { field: 'sheets' });
  }
  return ok(spread);
}
