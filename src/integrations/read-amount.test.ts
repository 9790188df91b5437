import { expect, test } from 'vitest';
import { amountText, asCurrency, CNY } from '#kernel';
import { currencyCode, readAmount } from './read-amount.ts';

const usd = asCurrency('USD');
const jpy = asCurrency('JPY');
const kwd = asCurrency('KWD');

test.each([
  ['1234.1', CNY, '1234.10'],
  ['1,234,567.89', CNY, '1234567.89'],
  ["1'234.50", CNY, '1234.50'],
  [' 1 234.50 ', CNY, '1234.50'],
  ['¥1,000', CNY, '1000.00'],
  ['￥１，２３４．５', CNY, '1234.50'],
  ['1000元', CNY, '1000.00'],
  ['RMB 12', CNY, '12.00'],
  ['CNY12.30', CNY, '12.30'],
  ['$55.94', usd, '55.94'],
  ['1.234,56', CNY, '1234.56'],
  ['12,5', CNY, '12.50'],
  ['1000.0000', CNY, '1000.00'],
  ['1.000', kwd, '1.000'],
  ['1,000', jpy, '1000'],
  ['0', CNY, '0.00'],
  ['+5', CNY, '5.00'],
])('%j in %s is %s', (text, currency, expected) => {
  const read = readAmount(text, currency);
  expect(read.ok ? amountText(read.value) : read.refusal.detail).toBe(expected);
});

test.each([
  ['more decimals than the currency has', '10.005', CNY, 'invalid_amount'],
  ['one, or one thousand', '1.000', CNY, 'invalid_amount'],
  ['decimals of a currency without', '10.5', jpy, 'invalid_amount'],
  ['separators at odd places', '1,23,456.00', CNY, 'invalid_amount'],
  ['an exponent, which has lost figures', '1.2E+06', CNY, 'invalid_amount'],
  ['a negative amount', '-5', CNY, 'invalid_amount'],
  ['a negative amount in brackets', '(5.00)', CNY, 'invalid_amount'],
  ['words', 'n/a', CNY, 'invalid_amount'],
  ['nothing but a sign', '¥', CNY, 'invalid_amount'],
  ['two points', '1.2.3', CNY, 'invalid_amount'],
  ['more than 16 digits', '12345678901234567', CNY, 'invalid_amount'],
  ['the sign of another currency', '€5', CNY, 'currency_not_matching'],
  ['the code of another currency', 'USD 5', CNY, 'currency_not_matching'],
])('refuses %s: %j', (_, text, currency, code) => {
  const read = readAmount(text, currency);
  expect(read.ok ? amountText(read.value) : read.refusal.code).toBe(code);
});

test.each([
  ['RMB', 'CNY'],
  ['人民币', 'CNY'],
  ['￥', 'CNY'],
  [' usd ', 'USD'],
  ['港币', 'HKD'],
  ['XYZ', 'XYZ'],
])('%s is the currency %s', (text, code) => {
  expect(currencyCode(text)).toBe(code);
});
