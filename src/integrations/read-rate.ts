import type { RateType } from '#policy';
import type { SentRate } from '#rates';
import type { RowReader } from './row-reader.ts';

const types: readonly (readonly [RateType, RegExp])[] = [
  ['spot', /^(spot|mid|middle|daily|m|即期.*|中间价|现汇.*|日汇率)$/i],
  ['planning', /^(planning|plan|budget|p|计划.*|预算.*)$/i],
  ['month_end', /^(month.?end|closing|period.?end|月末.*|期末.*)$/i],
];

/** The type of a rate as files write it: 即期, 计划, 月末, and what systems call them in English. */
export function readRateType(text: string): RateType | undefined {
  return types.find(([, pattern]) => pattern.test(text.trim()))?.[0];
}

const unitsOfQuotes = [1, 10, 100, 1000, 10_000];

/** A row of a table of rates. Without a type it is a spot rate, without units it is for one. */
export function rateOf(row: RowReader, fileName: string): SentRate {
  const named = row.findText('type');
  const type = named === undefined ? 'spot' : readRateType(named);
  if (type === undefined)
    row.note('type', 'invalid_rate_type', `Expected 即期, 计划 or 月末 (spot, planning, month end), got "${named}".`);
  const quoted = row.findText('units') ?? '1';
  const units = unitsOfQuotes.find((one) => String(one) === quoted);
  if (units === undefined) row.note('units', 'invalid_units', `Expected 1, 10, 100, 1000 or 10000, got "${quoted}".`);
  return {
    currency: row.currency(),
    type: type ?? 'spot',
    day: row.day('day'),
    rate: row.text('rate'),
    units: units ?? 1,
    source: row.findText('source') ?? fileName,
  };
}
