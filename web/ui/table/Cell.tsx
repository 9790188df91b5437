import { formatCount, formatDay, formatPercent, noValue } from '../../format.ts';
import { MoneyText } from '../MoneyText.tsx';
import { type Column, valueOf } from './column.ts';

/** One value as its column shows it, in the grid and on a card alike. */
export function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.render !== undefined) return column.render(row);
  const value = valueOf(column, row);
  if (value === null || value === undefined || value === '') return noValue;
  if (column.kind === 'money') {
    const isWord = value === 'none' || value === 'unlimited';
    return <MoneyText bare value={isWord ? value : { currency: '', amount: String(value) }} />;
  }
  if (column.kind === 'count') return formatCount(Number(value));
  if (column.kind === 'share') return formatPercent(Number(value));
  if (column.kind === 'day') return formatDay(String(value));
  return String(value);
}
