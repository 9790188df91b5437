import pg from 'pg';
import { ArrayColumn } from './array-column.ts';
import type { Page } from './page.ts';

// The messages of a statement, as PostgreSQL's protocol has them ("Message Formats" in its manual). The driver makes each
// in memory of its own, and copies it again and again on the way (docs/decisions/0024).

const text = 0;
const binary = 1;

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => string | Buffer | null } })
  .utils;

/** A value as it travels: as text, in bytes, as a column of many, or null. */
export type Parameter = string | Buffer | ArrayColumn | null;

export function parameterOf(value: unknown): Parameter {
  return value instanceof ArrayColumn ? value : prepareValue(value);
}

/** Has the statement prepared under this name; without a name until the next such. */
export function parse(page: Page, name: string, statement: string): void {
  const length = begin(page, 'P');
  page.ended(name);
  page.ended(statement);
  page.int16(0);
  end(page, length);
}

/** Gives the statement of this name its values. Its rows are to come as text. */
export function bind(page: Page, name: string, values: readonly Parameter[]): void {
  const length = begin(page, 'B');
  page.ended('');
  page.ended(name);
  page.int16(values.length);
  const formats = page.at;
  for (let place = 0; place < values.length; place += 1) page.int16(text);
  page.int16(values.length);
  values.forEach((value, place) => {
    if (writeValue(page, value) === binary) page.int16At(formats + 2 * place, binary);
  });
  page.int16(1);
  page.int16(text);
  end(page, length);
}

/** Asks what columns the rows will have. */
export function describe(page: Page): void {
  const length = begin(page, 'D');
  page.ended('P');
  end(page, length);
}

/** Asks for all rows. */
export function execute(page: Page): void {
  const length = begin(page, 'E');
  page.ended('');
  page.int32(0);
  end(page, length);
}

export function sync(page: Page): void {
  end(page, begin(page, 'S'));
}

function writeValue(page: Page, value: Parameter): typeof text | typeof binary {
  const length = page.at;
  if (value === null) {
    page.int32(-1);
    return text;
  }
  page.int32(0);
  const format = writeBytes(page, value);
  page.int32At(length, page.at - length - 4);
  return format;
}

function writeBytes(page: Page, value: string | Buffer | ArrayColumn): typeof text | typeof binary {
  if (value instanceof ArrayColumn) {
    if (value.writeTo(page)) return binary;
    page.text(value.asText());
    return text;
  }
  if (typeof value === 'string') {
    page.text(value);
    return text;
  }
  page.bytes(value);
  return binary;
}

/** Gives the place of its length, which counts itself and what follows. */
function begin(page: Page, kind: string): number {
  page.byte(kind.charCodeAt(0));
  page.int32(0);
  return page.at - 4;
}

function end(page: Page, length: number): void {
  page.int32At(length, page.at - length);
}
