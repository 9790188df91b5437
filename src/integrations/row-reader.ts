import {
  type CalendarDate,
  type Currency,
  findCurrency,
  type Money,
  ok,
  type Refusal,
  type Result,
  refuse,
  zero,
} from '#kernel';
import { isNoFigure, readFigure } from '#assessment';
import { Code } from '#platform/contract';
import type { Layout, PlacedColumn } from './layout.ts';
import { currencyCode, readAmount } from './read-amount.ts';
import { readDay } from './read-day.ts';

/** What is wrong with a row, told so that a person finds it in the file. */
export type Fault = {
  readonly row: number;
  /** The header; null when the row as a whole is at fault. */
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
  /** The figures behind the reason, of a row that a room refused. */
  readonly facts?: Refusal['facts'];
};

/**
 * The cells of one row by field. What cannot be read is noted as a fault, and something harmless is given in its
 * place, so that one pass finds every fault of a row; a row with faults is never used.
 */
export class RowReader {
  readonly faults: Fault[] = [];
  private readonly layout: Layout;
  private readonly row: number;
  private readonly cells: readonly string[];

  constructor(layout: Layout, row: number, cells: readonly string[]) {
    this.layout = layout;
    this.row = row;
    this.cells = cells;
    const surplus = cells.findIndex((cell, index) => index >= layout.headers.length && cell.trim() !== '');
    if (surplus !== -1) {
      const reason = `The row has ${cells.length} cells, the header ${layout.headers.length}: a separator inside a value is not quoted.`;
      this.faults.push({ row, column: null, value: cells[surplus] ?? '', code: 'too_many_cells', reason });
    }
  }

  code(field: string): string {
    return this.findCode(field) ?? this.absent(field, '');
  }

  findCode(field: string): string | undefined {
    return this.find(field, (text) =>
      Code.safeParse(text).success
        ? ok(text)
        : refuse('invalid', 'invalid_text', `Expected 1 to 64 characters on one line, got "${text}".`),
    );
  }

  text(field: string): string {
    return this.findText(field) ?? this.absent(field, '');
  }

  findText(field: string): string | undefined {
    return this.find(field, (text) => ok(text));
  }

  day(field: string): CalendarDate {
    return this.findDay(field) ?? this.absent(field, '1900-01-01' as CalendarDate);
  }

  findDay(field: string): CalendarDate | undefined {
    return this.find(field, (text, column) => {
      const order = column.dateOrder?.order ?? 'year-month-day';
      const day = readDay(text, order);
      if (day !== undefined) return ok(day);
      return refuse('invalid', 'invalid_day', `Expected a day (this column is read ${order}), got "${text}".`);
    });
  }

  /** Of a document: above zero. */
  amount(field: string): Money {
    const found = this.findAmount(field, (minor) => minor > 0n);
    return found ?? this.absent(field, zero(this.currency()));
  }

  findAmount(field: string, accepts: (minor: bigint) => boolean = () => true): Money | undefined {
    return this.find(field, (text) => {
      const amount = readAmount(text, this.currency());
      if (!amount.ok || accepts(amount.value.minor)) return amount;
      return refuse('invalid', 'invalid_amount', `Expected an amount above zero, got "${text}".`);
    });
  }

  limit(field: string): Money | 'unlimited' {
    const text = this.cell(field);
    if (/^(unlimited|无限额|不限|无上限|不限额)$/i.test(text)) return 'unlimited';
    return this.findAmount(field) ?? this.absent(field, zero(this.currency()));
  }

  /** An amount of a statement, as it stands: it may be negative, and a dash is no figure. */
  findFigure(field: string): string | undefined {
    return this.find(field, (text) => {
      if (isNoFigure(text) || readFigure(text, this.currency()) !== undefined) return ok(text);
      return refuse('invalid', 'invalid_figure', `Expected an amount such as "-1,234.50", got "${text}".`);
    });
  }

  flag(field: string): boolean {
    const found = this.find(field, (text): Result<boolean> => {
      if (/^(true|yes|y|1|是|x)$/i.test(text)) return ok(true);
      if (/^(false|no|n|0|否)$/i.test(text)) return ok(false);
      return refuse('invalid', 'invalid_flag', `Expected yes or no, got "${text}".`);
    });
    return found ?? false;
  }

  /** The row's own, or the file's. An unknown one is a fault, once. */
  currency(): Currency {
    const text = this.cell('currency');
    if (text === '') return this.layout.currency;
    const currency = findCurrency(currencyCode(text));
    if (currency !== undefined) return currency;
    if (!this.faults.some(({ code }) => code === 'invalid_currency')) {
      this.note('currency', 'invalid_currency', `Expected a currency such as "CNY", got "${text}".`);
    }
    return this.layout.currency;
  }

  /** A refusal of the row as a whole, told with the column of the field that it names. */
  refuse(refusal: Refusal): Fault {
    const [field = ''] = refusal.field?.split(/[.[]/) ?? [];
    const isCurrency = refusal.field?.endsWith('.currency') === true && this.column('currency') !== undefined;
    const fault = this.fault(isCurrency ? 'currency' : field, refusal.code, refusal.detail);
    return refusal.facts === undefined ? fault : { ...fault, facts: refusal.facts };
  }

  note(field: string, code: string, reason: string): void {
    this.faults.push(this.fault(field, code, reason));
  }

  private find<Value>(field: string, read: (text: string, column: PlacedColumn) => Result<Value>): Value | undefined {
    const column = this.column(field);
    const text = this.cell(field);
    if (column === undefined || text === '') return undefined;
    const result = read(text, column);
    if (result.ok) return result.value;
    this.note(field, result.refusal.code, result.refusal.detail);
    return undefined;
  }

  /** Notes that a value is needed, unless the cell has one that could not be read: that was noted already. */
  private absent<Value>(field: string, harmless: Value): Value {
    if (this.cell(field) === '') this.note(field, 'value_missing', 'This value is needed, and the cell is empty.');
    return harmless;
  }

  private fault(field: string, code: string, reason: string): Fault {
    const column = this.column(field);
    if (column === undefined) return { row: this.row, column: null, value: null, code, reason };
    const index = column.index ?? -1;
    return { row: this.row, column: this.layout.headers[index] ?? null, value: this.cells[index] ?? '', code, reason };
  }

  private column(field: string): PlacedColumn | undefined {
    return this.layout.byField.get(field);
  }

  private cell(field: string): string {
    return (this.cells[this.column(field)?.index ?? -1] ?? '').trim();
  }
}
