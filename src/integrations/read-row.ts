import {
  chart,
  findRecordType,
  isNoFigure,
  type NewExternalRecord,
  type NewStatement,
  readKinds,
  readOpinion,
  readPeriod,
  readSpan,
} from '#assessment';
import type { NewCustomer } from '#customers';
import type { ItemKind } from '#exposure';
import type { CalendarDate, Money } from '#kernel';
import { type GrantRequest, isOwnLimit, type LimitScope } from '#limits';
import type { BillKind } from '#policy';
import type { SentRate } from '#rates';
import type { Marks } from '#receivables';
import type { ImportKind } from './import-kind.ts';
import { readBillKind } from './read-bill-kind.ts';
import { readItemKind } from './read-item-kind.ts';
import { rateOf } from './read-rate.ts';
import type { Layout } from './layout.ts';
import { type Fault, RowReader } from './row-reader.ts';

export type OrderRow = Marks & {
  readonly customerCode: string;
  readonly payerCode?: string;
  readonly number: string;
  readonly amount: Money;
  readonly orderedOn?: CalendarDate;
  readonly deliverOn?: CalendarDate;
};

export type DeliveryRow = Marks & {
  readonly customerCode: string;
  readonly payerCode?: string;
  readonly number: string;
  readonly amount: Money;
  readonly deliveredOn: CalendarDate;
  readonly orderNumber?: string;
};

export type InvoiceRow = Marks & {
  readonly customerCode: string;
  readonly payerCode?: string;
  readonly number: string;
  readonly amount: Money;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly orderNumber?: string;
  readonly deliveryNumber?: string;
  readonly completesOrder: boolean;
};

export type BalanceRow = {
  readonly customerCode: string;
  readonly number: string;
  readonly amount: Money;
  readonly asOf: CalendarDate;
  readonly dueOn?: CalendarDate;
};

export type ReceiptRow = {
  readonly customerCode: string;
  readonly number: string;
  readonly amount: Money;
  readonly receivedOn: CalendarDate;
  readonly allocations?: { invoiceNumber: string; amount: Money }[];
  readonly method?: string;
  readonly maturesOn?: CalendarDate;
  readonly bill?: { kind: BillKind; number: string; acceptor?: string; dueOn: CalendarDate };
};

export type ItemRow = {
  readonly customerCode: string;
  readonly kind: ItemKind;
  readonly amount: Money;
  readonly reference: string;
  readonly source: string;
  readonly validFrom?: CalendarDate;
  readonly validTo?: CalendarDate;
  readonly document?: string;
};

/** What one row says, in our words. `receipt` is made from an invoice's settlement day. */
export type Content = {
  readonly customers: { readonly record: NewCustomer };
  readonly limits: { readonly record: GrantRequest };
  readonly orders: { readonly record: OrderRow };
  readonly deliveries: { readonly record: DeliveryRow };
  readonly invoices: { readonly record: InvoiceRow; readonly receipt: ReceiptRow | null };
  readonly receipts: { readonly record: ReceiptRow };
  readonly statements: { readonly record: NewStatement };
  readonly external_records: { readonly record: NewExternalRecord };
  readonly balances: { readonly record: BalanceRow };
  readonly rates: { readonly record: SentRate };
  readonly items: { readonly record: ItemRow };
};

export type ReadRow<Kind extends ImportKind = ImportKind> = {
  readonly row: number;
  readonly content: Content[Kind];
  /** Who it is about, should they have to be created. */
  readonly customer: NewCustomer;
  readonly reader: RowReader;
};

type Company = { readonly today: CalendarDate; readonly fileName: string };

/** Their words → our words: a row that can be written, or everything that is wrong with it. */
export function readRow<Kind extends ImportKind>(
  kind: Kind,
  layout: Layout,
  { row, cells }: { row: number; cells: readonly string[] },
  company: Company,
): ReadRow<Kind> | { readonly faults: readonly Fault[] } {
  const reader = new RowReader(layout, row, cells);
  const content = readers[kind](reader, company);
  if (reader.faults.length > 0) return { faults: reader.faults };
  return { row, content, customer: whoseRow(content.record, reader), reader };
}

/** A rate is about no customer. */
function whoseRow(record: Content[ImportKind]['record'], reader: RowReader): NewCustomer {
  if ('code' in record) return record;
  return customerOf(reader, 'customerCode' in record ? record.customerCode : '');
}

const readers: { readonly [Kind in ImportKind]: (row: RowReader, company: Company) => Content[Kind] } = {
  customers: (row) => ({
    record: {
      code: row.code('code'),
      name: row.text('name'),
      unifiedSocialCreditCode: row.findText('unifiedSocialCreditCode'),
      industry: row.findText('industry'),
      customerType: row.findText('customerType'),
      segment: row.findText('segment'),
      parentCode: row.findCode('parentCode'),
      country: row.findText('country')?.toUpperCase(),
      owner: row.findText('owner'),
      currency: row.currency(),
    },
  }),
  limits: (row, { fileName }) => ({
    record: {
      customerCode: row.code('customerCode'),
      amount: row.limit('amount'),
      singleDocumentLimit: row.findAmount('singleDocumentLimit'),
      validFrom: row.day('validFrom'),
      validTo: row.day('validTo'),
      reason: row.findText('reason') ?? `Imported from ${fileName}`,
      ...given('scope', scopeOf(row)),
    },
  }),
  orders: (row) => ({
    record: {
      ...documentOf(row),
      ...given('payerCode', row.findCode('payerCode')),
      ...marksOf(row),
      ...given('orderedOn', row.findDay('orderedOn')),
      ...given('deliverOn', row.findDay('deliverOn')),
    },
  }),
  deliveries: (row) => ({
    record: {
      ...documentOf(row),
      ...given('payerCode', row.findCode('payerCode')),
      ...marksOf(row),
      deliveredOn: row.day('deliveredOn'),
      ...given('orderNumber', row.findCode('orderNumber')),
    },
  }),
  invoices: (row, { today }) => {
    const record: InvoiceRow = {
      ...documentOf(row),
      ...given('payerCode', row.findCode('payerCode')),
      ...marksOf(row),
      issuedOn: row.day('issuedOn'),
      dueOn: row.day('dueOn'),
      ...given('orderNumber', row.findCode('orderNumber')),
      ...given('deliveryNumber', row.findCode('deliveryNumber')),
      completesOrder: row.flag('completesOrder'),
    };
    const settledOn = row.findDay('settledOn');
    // Known before the invoice goes in, so that no invoice goes in without the receipt that its row promises.
    if (settledOn !== undefined && settledOn > today) {
      row.note('settledOn', 'day_in_future', `Expected a day up to today, ${today}, got ${settledOn}.`);
    }
    return { record, receipt: settledOn === undefined ? null : settlementOf(record, settledOn) };
  },
  receipts: (row) => {
    const document = documentOf(row);
    const invoiceNumber = row.findCode('invoiceNumber');
    return {
      record: {
        ...document,
        receivedOn: row.day('receivedOn'),
        ...(invoiceNumber === undefined ? {} : { allocations: [{ invoiceNumber, amount: document.amount }] }),
        ...given('method', row.findText('method')),
        ...given('maturesOn', row.findDay('maturesOn')),
        ...given('bill', billOf(row)),
      },
    };
  },
  statements: (row, { fileName }) => ({ record: statementOf(row, fileName) }),
  external_records: (row) => ({ record: externalRecordOf(row) }),
  rates: (row, { fileName }) => ({ record: rateOf(row, fileName) }),
  items: (row, { fileName }) => ({ record: itemOf(row, fileName) }),
  // A list that names no day is of today.
  balances: (row, { today }) => ({
    record: { ...documentOf(row), asOf: row.findDay('asOf') ?? today, ...given('dueOn', row.findDay('dueOn')) },
  }),
};

/** A plan, a guarantee, a deposit, an insured or a secured part, by the name of its kind in either language. */
function itemOf(row: RowReader, fileName: string): ItemRow {
  const named = row.text('kind');
  const kind = readItemKind(named);
  if (kind === undefined && named !== '')
    row.note(
      'kind',
      'invalid_item_kind',
      `Expected 分期付款, 对外担保, 保证金, 预收款, 信用保险 or 抵质押 (instalment plan, guarantee given, deposit, prepayment, insured, collateral), got "${named}".`,
    );
  return {
    customerCode: row.code('customerCode'),
    kind: kind ?? 'insured',
    amount: row.amount('amount'),
    reference: row.code('reference'),
    source: row.findText('source') ?? fileName,
    ...given('validFrom', row.findDay('validFrom')),
    ...given('validTo', row.findDay('validTo')),
    ...given('document', row.findText('document')),
  };
}

/** A statement: its period under any of the names that reports have, and whatever lines the file has. */
function statementOf(row: RowReader, fileName: string): NewStatement {
  // 000089 is 89 once a spreadsheet has had it in its hands.
  const customerCode = row.findCode('customerCode') ?? row.findCode('ticker')?.padStart(6, '0') ?? '';
  if (customerCode === '') row.note('customerCode', 'value_missing', 'The row names no customer.');
  const text = row.text('periodEnd');
  const period = readPeriod(text);
  if (period === undefined && text !== '')
    row.note(
      'periodEnd',
      'invalid_period',
      `Expected the end of a period such as "2025-12-31" or "2025年报", got "${text}".`,
    );
  const named = row.findText('span');
  const span = named === undefined ? period?.span : readSpan(named);
  if (named !== undefined && span === undefined)
    row.note('span', 'invalid_span', `Expected A, Q1, H1 or Q3, got "${named}".`);
  const kinds = readKinds((name) => row.findText(name) ?? '');
  if (!kinds.ok) row.note(kinds.refusal.field ?? 'assurance', kinds.refusal.code, kinds.refusal.detail);
  const said = row.findText('opinion') ?? '';
  const opinion = readOpinion(said);
  if (opinion === undefined && !isNoFigure(said))
    row.note('opinion', 'invalid_opinion', `Expected an auditor’s opinion such as 标准无保留意见, got "${said}".`);
  const figures = chart.flatMap(({ code }) => {
    const figure = row.findFigure(code);
    return figure === undefined ? [] : [[code, figure] as const];
  });
  return {
    customerCode,
    periodEnd: period?.periodEnd ?? ('1900-01-01' as CalendarDate),
    span: span ?? 'annual',
    currency: row.currency(),
    ...(row.findText('audited') !== undefined && { audited: row.flag('audited') }),
    ...(period?.flows !== undefined && { flows: period.flows }),
    ...(kinds.ok && kinds.value),
    ...(opinion !== undefined && { opinion }),
    source: row.findText('source') ?? fileName,
    figures: Object.fromEntries(figures),
  };
}

/** A report, an entry of the registry or a case, by the name of its type in either language. */
function externalRecordOf(row: RowReader): NewExternalRecord {
  const named = row.text('type');
  const type = findRecordType(named);
  if (type === undefined && named !== '')
    row.note(
      'type',
      'unknown_record_type',
      `Expected a type such as "失信被执行人" or "dishonest_debtor", got "${named}".`,
    );
  const scored = row.findText('score');
  const score = scored === undefined ? undefined : Number(scored);
  return {
    customerCode: row.code('customerCode'),
    type: type ?? 'credit_report',
    occurredOn: row.day('occurredOn'),
    source: row.text('source'),
    reference: row.text('reference'),
    ...given('amount', row.findAmount('amount')),
    ...given('rating', row.findText('rating')),
    ...given('score', score),
    ...given('note', row.findText('note')),
    ...given('closedOn', row.findDay('closedOn')),
  };
}

/** A receipt that names the number of a bill came as one: its kind and due day must then be told. */
function billOf(row: RowReader): ReceiptRow['bill'] {
  const number = row.findCode('billNumber');
  if (number === undefined) return undefined;
  const text = row.findText('billKind') ?? '';
  const kind = readBillKind(text);
  if (kind === undefined)
    row.note(
      'billKind',
      'invalid_bill_kind',
      `Expected 银承, 财司承兑 or 商承 (bank, finance company, commercial), got "${text}".`,
    );
  const dueOn = row.findDay('maturesOn');
  if (dueOn === undefined) row.note('maturesOn', 'value_missing', 'A bill has a due day.');
  if (kind === undefined || dueOn === undefined) return undefined;
  return { kind, number, ...given('acceptor', row.findText('acceptor')), dueOn };
}

/** An invoice that the file says is settled: its receipt, for the full amount, on that day. */
function settlementOf({ customerCode, payerCode, number, amount }: InvoiceRow, settledOn: CalendarDate): ReceiptRow {
  return {
    customerCode: payerCode ?? customerCode,
    number: `${number}-S`,
    amount,
    receivedOn: settledOn,
    allocations: [{ invoiceNumber: number, amount }],
  };
}

function documentOf(row: RowReader) {
  return { customerCode: row.code('customerCode'), number: row.code('number'), amount: row.amount('amount') };
}

/** Undefined for the customer's own limit. */
function scopeOf(row: RowReader): LimitScope | undefined {
  const scope = { level: row.flag('level') ? ('group' as const) : ('customer' as const), ...marksOf(row) };
  return isOwnLimit(scope) ? undefined : scope;
}

function marksOf(row: RowReader): Marks {
  return {
    ...given('sellerCode', row.findCode('sellerCode')),
    ...given('businessUnit', row.findCode('businessUnit')),
    ...given('productLine', row.findCode('productLine')),
  };
}

function customerOf(row: RowReader, code: string): NewCustomer {
  return { code, name: row.findText('customerName') ?? code, currency: row.currency() };
}

/** Left out, not undefined: what is hashed and compared must not depend on how absence is written. */
function given<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}
