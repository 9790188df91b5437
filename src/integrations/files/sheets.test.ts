import { deflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it, test } from 'vitest';
import { readSheets } from './sheets.ts';

/** A workbook as an accountant makes one: merged heads, figures as figures, formulas, a hidden sheet. */
async function workbook(): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('资产负债表');
  sheet.addRow(['资产负债表']);
  sheet.mergeCells('A1:D1');
  sheet.addRow(['编制单位：恒达', '', '2025年12月31日', '单位：元']);
  sheet.addRow([]);
  sheet.addRow(['项目', '行次', '期末余额', '年初余额']);
  sheet.addRow(['货币资金', 1, 1234567.8, '(1,000.50)']);
  sheet.addRow(['资产总计', 2, { formula: 'C5', result: 1234567.8 }, { formula: 'D5' }]);
  book.addWorksheet('草稿', { state: 'hidden' }).addRow(['不看']);
  book.addWorksheet('利润表').addRow(['项目', '本年金额']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('every visible sheet, each text in the place where it stands', async () => {
  const sheets = await readSheets('报表.xlsx', await workbook());
  expect(sheets.map(({ name }) => name)).toEqual(['资产负债表', '利润表']);
  const rows = sheets[0]?.rows ?? [];
  expect(rows[2]).toEqual([]);
  expect(rows.slice(3)).toEqual([
    ['项目', '行次', '期末余额', '年初余额'],
    ['货币资金', '1', '1234567.8', '(1,000.50)'],
    // A formula that was never calculated is shown as such: nobody may take it for an empty cell.
    ['资产总计', '2', '1234567.8', '=D5'],
  ]);
});

test('a CSV is one sheet, its empty lines counted', async () => {
  expect(await readSheets('a.csv', Buffer.from('项目,期末余额\n\n货币资金,"1,000"\n'))).toEqual([
    { name: 'a.csv', rows: [['项目', '期末余额'], [], ['货币资金', '1,000']] },
  ]);
});

describe('what cannot be read says what to do', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['a password', () => Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'password'],
    ['the old kind', () => ole, '.xls'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'paste'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'neither'],
    ['a zip that is no workbook', () => zipOf('hello'), 'cannot be read'],
    ['a zip bomb', () => zipOf('x', 220 * 1024 * 1024), 'unpacks to more than 200 MB'],
    ['more rows than statements have', () => Buffer.from('a,b\n'.repeat(2_001)), 'More than 2000 rows'],
  ])('%s', async (_, bytes, words) => {
    await expect(readSheets('file', bytes())).rejects.toThrow(words);
  });
});

/** One deflated entry that says it unpacks to so many bytes. */
function zipOf(content: string, unpacked = content.length): Buffer {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const sizes = (head: Buffer, at: number) => {
    head.writeUInt32LE(packed.length, at);
    head.writeUInt32LE(unpacked, at + 4);
    head.writeUInt16LE(name.length, at + 8);
  };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  sizes(local, 18);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  sizes(central, 20);
  const body = Buffer.concat([local, name, packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, central, name, end]);
}
