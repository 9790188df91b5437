import { z } from 'zod';
import { endpoint, Instant, PageQuery, pageOf } from '#platform/contract';

/** What a file may hold: one kind of record, one row each. */
export const ImportKind = z.enum([
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
]);

/** How `1/2/2026` is read. `auto`: decided from the column's own values. */
export const DateOrder = z.enum(['auto', 'year-month-day', 'month-day-year', 'day-month-year']);

const Options = {
  map: z
    .record(z.string(), z.string().nullable())
    .default({})
    .describe('Field → header of the file, over the guess; `null` leaves the field out.'),
  dateOrder: DateOrder.default('auto'),
  createCustomers: z
    .boolean()
    .default(false)
    .describe('Unknown customers are created, named by the customer name column or else their code.'),
  currency: z.string().optional().describe('Where the file has no currency column. Left out: the company’s own.'),
  allOrNothing: z.boolean().default(false).describe('One transaction: a single rejected row and nothing is imported.'),
};

const PreviewBody = z.strictObject({ map: Options.map, dateOrder: Options.dateOrder, currency: Options.currency });
const RunBody = z.strictObject(Options);

const FieldAnswer = z.strictObject({
  field: z.string().describe('`customerCode`, `issuedOn`: the name to use in `map`.'),
  label: z.strictObject({ zh: z.string(), en: z.string() }).nullable().describe('Only for lines of a statement.'),
  kind: z.enum(['text', 'amount', 'limit', 'day', 'flag']),
  required: z.boolean(),
  header: z.string().nullable().describe('The column it is read from; null: none.'),
  because: z
    .enum(['chosen', 'same_name', 'known_name', 'left_out', 'not_found'])
    .describe('`chosen` in the map; `known_name`: the header is a name that we know for the field.'),
  dateOrder: z
    .strictObject({
      order: z.enum(['year-month-day', 'month-day-year', 'day-month-year']),
      because: z
        .enum(['chosen', 'only_reading', 'other_column', 'assumed'])
        .describe('`assumed`: the values can be read both ways. Show it, and offer `dateOrder`.'),
      example: z.strictObject({ text: z.string(), day: z.string().nullable() }).nullable(),
    })
    .nullable()
    .describe('Only for days.'),
});

const RowFault = z.strictObject({
  row: z.int().describe('As a person counts in the file: the header is row 1.'),
  column: z.string().nullable().describe('The header; null when the row as a whole is at fault.'),
  value: z.string().nullable().describe('The cell as it stands in the file.'),
  code: z.string().describe('Stable: `invalid_amount`, `customer_not_found`.'),
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()).nullable().describe('The figures behind the reason.'),
});

const PreviewAnswer = z
  .strictObject({
    id: z.string(),
    kind: ImportKind,
    fileName: z.string(),
    sizeBytes: z.int(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.enum(['utf-8', 'utf-16le', 'gb18030']).nullable().describe('Only for CSV, like `delimiter`.'),
    delimiter: z.enum([',', ';', '\t', '|']).nullable(),
    sheet: z.string().nullable().describe('Only for XLSX: the first sheet is read.'),
    headers: z.array(z.string()),
    fields: z.array(FieldAnswer),
    /** What stands in the way of a run: required fields without a column. */
    missing: z.array(z.string()),
    currency: z.string().describe('Of rows that name none.'),
    rowEstimate: z.int(),
    rowsAreExact: z.boolean(),
    /** The first 20 rows: each cell as it stands, and what was read from it. */
    sample: z.array(
      z.strictObject({
        row: z.int(),
        cells: z.array(z.string()).describe('In the order of `headers`.'),
        values: z.record(z.string(), z.string().nullable()).describe('Field → what was read; days as YYYY-MM-DD.'),
        faults: z.array(RowFault),
      }),
    ),
  })
  .meta({ id: 'ImportPreview' });

const ImportAnswer = z
  .strictObject({
    id: z.string(),
    kind: ImportKind,
    fileName: z.string(),
    sizeBytes: z.int(),
    state: z
      .enum(['uploaded', 'waiting', 'running', 'checked', 'imported', 'refused', 'failed', 'cancelled'])
      .describe(
        '`checked`: a dry run ended. `refused`: all or nothing was asked for and a row was rejected, so nothing went in. `cancelled`: the rows counted as created are in.',
      ),
    dryRun: z.boolean().describe('What the counts are of: a dry run writes nothing.'),
    options: z.strictObject({
      map: z.record(z.string(), z.string().nullable()),
      dateOrder: DateOrder,
      createCustomers: z.boolean(),
      currency: z.string().nullable(),
      allOrNothing: z.boolean(),
    }),
    rowsTotal: z.int().describe('An estimate until the end is reached.'),
    rowsDone: z.int(),
    created: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    customersCreated: z.int(),
    receiptsCreated: z.int().describe('From the settlement days of invoices.'),
    /** The first 100; all of them in `rejected.csv`. */
    faults: z.array(RowFault),
    failure: z
      .string()
      .nullable()
      .describe('Why it `failed`: the file as a whole could not be read, or a fault of ours.'),
    failureCode: z
      .string()
      .nullable()
      .describe('Stable: `unreadable_file` and others of a file, `import_broke_off`. Null: not known.'),
    failureFacts: z.record(z.string(), z.unknown()).nullable().describe('The figures behind it: `line`, `booked`.'),
    fileKept: z.boolean().describe('The file is still here: it can be checked or run (again).'),
    createdBy: z.string(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Import' });

const ImportSummary = ImportAnswer.omit({ faults: true, options: true }).meta({ id: 'ImportSummary' });

const ById = z.strictObject({ id: z.uuid() });

export const integrationsContract = {
  /** Sent as multipart/form-data; registers itself, so it has no `body` here. */
  uploadImport: endpoint({
    method: 'POST',
    path: '/imports',
    may: 'imports:run',
    summary: 'Upload a file of records, and see how it would be read',
    description:
      'multipart/form-data with the field `kind` (customers, limits, orders, deliveries, invoices, receipts, statements, external_records, balances, rates, items) before the one `file`: CSV (UTF-8 or GB18030) or XLSX, 100 MB at most. Nothing is imported yet.',
    answer: PreviewAnswer,
    idempotent: false,
  }),
  /** Sent as multipart/form-data; registers itself. */
  readSheets: endpoint({
    method: 'POST',
    path: '/sheets',
    may: 'statements:write',
    summary: 'The sheets of a workbook or a PDF as plain texts, to be spread as statements',
    description:
      'multipart/form-data with one `file`: XLSX, CSV or a PDF with text, of 10 MB, 2,000 rows a sheet and 60 pages at most. Nothing is kept.',
    answer: z.strictObject({
      sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })),
    }),
    idempotent: false,
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/imports/{id}/preview',
    may: 'imports:run',
    summary: 'How the uploaded file is read with another map or order of dates',
    params: ById,
    body: PreviewBody,
    answer: PreviewAnswer,
    idempotent: false,
  }),
  dryRunImport: endpoint({
    method: 'POST',
    path: '/imports/{id}/dry-run',
    may: 'imports:run',
    summary: 'Count what a run would do, and write nothing',
    params: ById,
    body: RunBody,
    answer: ImportAnswer,
    idempotent: false,
  }),
  runImport: endpoint({
    method: 'POST',
    path: '/imports/{id}/run',
    may: 'imports:run',
    summary: 'Import the uploaded file, in the background',
    description: 'Answers at once with the state `waiting`. Content that is there already is left unchanged.',
    params: ById,
    body: RunBody,
    answer: ImportAnswer,
    idempotent: false,
  }),
  getImport: endpoint({
    method: 'GET',
    path: '/imports/{id}',
    may: 'imports:run',
    summary: 'One import: its progress, its counts, its first rejected rows',
    params: ById,
    answer: ImportAnswer,
  }),
  listImports: endpoint({
    method: 'GET',
    path: '/imports',
    may: 'imports:run',
    summary: 'Imports, the newest first',
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(ImportSummary),
  }),
  cancelImport: endpoint({
    method: 'POST',
    path: '/imports/{id}/cancel',
    may: 'imports:run',
    summary: 'Stop an import after the rows it is at; what is in stays in',
    params: ById,
    answer: ImportAnswer,
    idempotent: false,
  }),
  /** Not JSON: `text/csv`, as a download. Registers itself. */
  getRejected: endpoint({
    method: 'GET',
    path: '/imports/{id}/rejected.csv',
    may: 'imports:run',
    summary: 'Every rejected row as CSV: row, column, value, reason',
    params: ById,
    answer: z.string(),
  }),
};
