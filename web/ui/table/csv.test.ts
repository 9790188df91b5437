import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { toCsv } from './csv.ts';

type Row = { readonly name: string | null; readonly open: string };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '客户', value: (row) => row.name },
  { key: 'open', title: 'Open', unit: 'CNY', kind: 'money', value: (row) => row.open },
];

test.each<[string, Row, string]>([
  // what                          row                                       line
  ['plain', { name: '华信', open: '1234.50' }, '华信,1234.50'],
  ['a figure keeps its minus', { name: 'A', open: '-5.00' }, 'A,-5.00'],
  ['a word in a figure column is text', { name: 'A', open: '=1+1' }, "A,'=1+1"],
  ['equals', { name: '=HYPERLINK("x")', open: '0' }, '"\'=HYPERLINK(""x"")",0'],
  ['plus', { name: '+86', open: '0' }, "'+86,0"],
  ['minus', { name: '-2+3', open: '0' }, "'-2+3,0"],
  ['at', { name: '@SUM(A1)', open: '0' }, "'@SUM(A1),0"],
  ['tab', { name: '\t=1', open: '0' }, "'\t=1,0"],
  ['comma, quote and line', { name: 'a,"b"\nc', open: '0' }, '"a,""b""\nc",0'],
  ['no value', { name: null, open: '0' }, ',0'],
])('%s', (_, row, line) => {
  expect(toCsv(columns, [row])).toBe(`客户,Open (CNY)\r\n${line}`);
});

test('a picture is left out, and a state is written in its words', () => {
  const drawn: Column<Row> = { key: 'bar', title: 'Bar', render: () => 'drawn' };
  const state: Column<Row> = {
    key: 'state',
    title: '状态',
    value: () => 'open',
    filters: [{ value: 'open', text: '待放行' }],
  };
  expect(toCsv([drawn, state], [{ name: 'A', open: '0' }])).toBe('状态\r\n待放行');
});

test('a limit that is a word is written as the reader sees it', () => {
  expect(toCsv(columns, [{ name: 'A', open: 'unlimited' }], { unlimited: '不限额' })).toBe(
    '客户,Open (CNY)\r\nA,不限额',
  );
});
