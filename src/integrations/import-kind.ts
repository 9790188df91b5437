/** What a file holds: one kind of record, one row each. */
export const importKinds = [
  'customers',
  'limits',
  'orders',
  'deliveries',
  'invoices',
  'receipts',
  'statements',
  'external_records',
  'balances',
  'rates',
  'items',
] as const;

export type ImportKind = (typeof importKinds)[number];

/** Importing is no way around a right: besides `imports:run`, the caller needs the right to write this kind by hand. */
export const scopeOfKind = {
  customers: 'customers:write',
  limits: 'limits:grant',
  orders: 'receivables:write',
  deliveries: 'receivables:write',
  invoices: 'receivables:write',
  receipts: 'receivables:write',
  statements: 'statements:write',
  external_records: 'assessments:write',
  balances: 'receivables:write',
  rates: 'receivables:write',
  items: 'receivables:write',
} as const satisfies Record<ImportKind, string>;

/** How the file is to be read and what to do with it: what an operator may choose. */
export type ImportOptions = {
  /** Field → header, over the guess; null leaves the field out. */
  readonly map: Readonly<Record<string, string | null>>;
  readonly dateOrder: 'auto' | DateOrder;
  readonly createCustomers: boolean;
  /** Of rows that name none; null: the company's own. */
  readonly currency: string | null;
  readonly allOrNothing: boolean;
};

export type DateOrder = 'year-month-day' | 'month-day-year' | 'day-month-year';

export const defaultOptions: ImportOptions = {
  map: {},
  dateOrder: 'auto',
  createCustomers: false,
  currency: null,
  allOrNothing: false,
};
