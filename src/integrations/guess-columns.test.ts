import { describe, expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';
import { guessColumns, plainHeader } from './guess-columns.ts';
import type { ImportKind } from './import-kind.ts';
import { findHeader } from './layout.ts';

const ibm =
  'countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate';

test.each([
  [
    'invoices',
    ibm,
    {
      customerCode: 'customerID',
      number: 'invoiceNumber',
      issuedOn: 'InvoiceDate',
      dueOn: 'DueDate',
      amount: 'InvoiceAmount',
      settledOn: 'SettledDate',
    },
  ],
  [
    'invoices',
    '客户编码,客户名称,发票号,开票日期,到期日,金额(价税合计),币种,订单号,发货单号,结清日期',
    {
      customerCode: '客户编码',
      customerName: '客户名称',
      number: '发票号',
      issuedOn: '开票日期',
      dueOn: '到期日',
      amount: '金额(价税合计)',
      currency: '币种',
      orderNumber: '订单号',
      deliveryNumber: '发货单号',
      settledOn: '结清日期',
    },
  ],
  [
    'invoices',
    'Customer No.,Customer,Document Number,Posting Date,Net due date,Amount in document currency,Curr.',
    {
      customerCode: 'Customer No.',
      number: 'Document Number',
      issuedOn: 'Posting Date',
      dueOn: 'Net due date',
      amount: 'Amount in document currency',
      currency: 'Curr.',
    },
  ],
  [
    'customers',
    '编码,名称,税号,行业',
    { code: '编码', name: '名称', unifiedSocialCreditCode: '税号', industry: '行业' },
  ],
  [
    'limits',
    '客户代码,授信额度（元）,生效日,失效日,备注',
    { customerCode: '客户代码', amount: '授信额度（元）', validFrom: '生效日', validTo: '失效日', reason: '备注' },
  ],
  [
    'orders',
    'Customer ID;Sales Order;Order Date;Order Value'.replaceAll(';', ','),
    { customerCode: 'Customer ID', number: 'Sales Order', orderedOn: 'Order Date', amount: 'Order Value' },
  ],
  [
    'limits',
    '客户编码,额度,生效日,失效日,事业部,额度产品线,是否集团额度',
    {
      customerCode: '客户编码',
      amount: '额度',
      validFrom: '生效日',
      validTo: '失效日',
      productLine: '额度产品线',
      level: '是否集团额度',
    },
  ],
  [
    'orders',
    '客户编码,订单号,订单金额,法人主体,事业部,产品线',
    {
      customerCode: '客户编码',
      number: '订单号',
      amount: '订单金额',
      sellerCode: '法人主体',
      businessUnit: '事业部',
      productLine: '产品线',
    },
  ],
  [
    'deliveries',
    '客户编号,出库单号,销售订单号,出库日期,出库金额',
    {
      customerCode: '客户编号',
      number: '出库单号',
      orderNumber: '销售订单号',
      deliveredOn: '出库日期',
      amount: '出库金额',
    },
  ],
  [
    'receipts',
    'account,reference,value date,amount,invoice no,payment method',
    {
      customerCode: 'account',
      number: 'reference',
      receivedOn: 'value date',
      amount: 'amount',
      invoiceNumber: 'invoice no',
      method: 'payment method',
    },
  ],
] as const)('%s from %s', (kind: ImportKind, header, expected) => {
  const headers = header.split(',');
  const { columns } = guessColumns(headers, fieldsOf[kind], {});
  const found = columns.filter(({ index }) => index !== null);
  expect(Object.fromEntries(found.map(({ field, index }) => [field.name, headers[index ?? -1]]))).toEqual(expected);
});

test.each([
  ['the first row', ['客户编码,发票号', 'C1,F-1'], 1],
  ['below a title and a period', ['应收账款明细表', '期间：2026年1月,,', '客户编码,发票号,金额', 'C1,F-1,1'], 3],
  ['of equals the first', ['客户编码,金额', '客户编码,金额'], 1],
  ['where nothing is known, the first row', ['a,b', 'c,d'], 1],
])('the header is %s', (_, lines, expected) => {
  const rows = lines.map((line, index) => ({ row: index + 1, cells: line.split(',') }));
  expect(findHeader('invoices', rows, {})?.header.row).toBe(expected);
});

describe('the map', () => {
  const headers = ['客户编码', '金额', '未税金额'];
  const amountOf = (map: Record<string, string | null>) =>
    guessColumns(headers, fieldsOf.invoices, map).columns.find(({ field }) => field.name === 'amount');

  test('stands over the guess', () => {
    expect(amountOf({})).toMatchObject({ index: 1, because: 'known_name' });
    expect(amountOf({ amount: '未税金额' })).toMatchObject({ index: 2, because: 'chosen' });
    expect(amountOf({ amount: null })).toMatchObject({ index: null, because: 'left_out' });
  });

  test('gives a column to one field only', () => {
    expect(amountOf({ number: '金额' })).toMatchObject({ index: null, because: 'not_found' });
  });

  test('names what it does not find', () => {
    const { unknown } = guessColumns(headers, fieldsOf.invoices, { amount: '总价', price: '金额' });
    expect(unknown).toEqual(['price', '总价']);
  });
});

test('every field of every kind is found by its own headers, and no header belongs to two fields of the same rank', () => {
  for (const [kind, fields] of Object.entries(fieldsOf)) {
    for (const field of fields) {
      const [best = ''] = field.headers;
      const found = guessColumns([best], [field], {}).columns[0];
      expect({ kind, field: field.name, index: found?.index }).toEqual({ kind, field: field.name, index: 0 });
      expect(new Set(field.headers.map(plainHeader)).size).toBe(field.headers.length);
    }
  }
});
