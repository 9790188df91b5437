import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import { openTable } from './open-table.ts';
import type { FileRow, FileSource } from './source.ts';

// Node can read GB18030 but not write it: 客户编码,名称 / A1,北京龘公司.
const gb18030 = Buffer.from('bfcdbba7b1e0c2eb2cc3fbb3c60a41312cb1b1bea9fd93b9abcbbe0a', 'hex');

test.each([
  [
    'UTF-8',
    Buffer.from('编码,名称\nA,甲\n'),
    'utf-8',
    ',',
    [
      ['编码', '名称'],
      ['A', '甲'],
    ],
  ],
  [
    'a byte order mark',
    Buffer.from('\uFEFF编码;名称\nA;甲\n'),
    'utf-8',
    ';',
    [
      ['编码', '名称'],
      ['A', '甲'],
    ],
  ],
  [
    'Excel’s Unicode text',
    Buffer.from('\uFEFF编码\t名称\nA\t甲\n', 'utf16le'),
    'utf-16le',
    '\t',
    [
      ['编码', '名称'],
      ['A', '甲'],
    ],
  ],
  [
    'Windows line ends',
    Buffer.from('a,b\r\n1,2\r\n'),
    'utf-8',
    ',',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'quoted line ends, separators and quotation marks',
    Buffer.from('a,b\n"x\ny","1,2 ""z"""\n'),
    'utf-8',
    ',',
    [
      ['a', 'b'],
      ['x\ny', '1,2 "z"'],
    ],
  ],
])('%s', async (_, bytes, encoding, delimiter, rows) => {
  const table = await openTable(sourceOf(bytes));
  expect(table).toMatchObject({ format: 'csv', encoding, delimiter });
  expect((await all(table.rows())).map(({ cells }) => cells)).toEqual(rows);
});

test('GB18030, wherever the bytes are cut and however late the first Chinese name comes', async () => {
  const late = Buffer.concat([Buffer.from('a,b\n'.repeat(50_000)), gb18030]);
  const table = await openTable(sourceOf(late, 61));
  expect(table.encoding).toBe('gb18030');
  const rows = await all(table.rows());
  expect(rows.slice(-2).map(({ cells }) => cells)).toEqual([
    ['客户编码', '名称'],
    ['A1', '北京龘公司'],
  ]);
});

test('a long file is read as it stands, wherever a piece of it ends', async () => {
  // Lines of 31 bytes: after 8 KB a piece ends inside a letter, a quoted line end, between cells.
  const lines = Array.from({ length: 3_000 }, (_, n) => `客户${n % 10},"甲\n乙${n % 10}",𠮷"x"𠮷\n`);
  const rows = await all((await openTable(sourceOf(Buffer.from(lines.join(''))))).rows());
  expect(rows.map(({ cells }) => cells)).toEqual(lines.map((_, n) => [`客户${n % 10}`, `甲\n乙${n % 10}`, '𠮷"x"𠮷']));
  expect(rows.map(({ row }) => row)).toEqual(lines.map((_, n) => n + 1));
});

test('rows are counted as a person counts them: empty lines too, a quoted line end not', async () => {
  const rows = await all((await openTable(sourceOf(Buffer.from('a,b\n\n"x\ny",1\n,\nz,2\n')))).rows());
  expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [1, 'a'],
    [3, 'x\ny'],
    [5, 'z'],
  ]);
});

test('an Excel file: the first visible sheet, figures and days as they show', async () => {
  const workbook = new Workbook();
  workbook.addWorksheet('hidden', { state: 'hidden' }).addRow(['not', 'this']);
  const sheet = workbook.addWorksheet('发票');
  sheet.addRow(['发票号', '金额', '开票日期']);
  sheet.addRow([12345678901, 1234.1, new Date(Date.UTC(2026, 0, 2))]);
  sheet.addRow([]);
  sheet.addRow(['F-2', 0.1 + 0.2, 46024]);
  sheet.getCell('C2').numFmt = 'yyyy/m/d';
  workbook.addWorksheet('later').addRow(['nor', 'this']);
  const table = await openTable(sourceOf(Buffer.from(await workbook.xlsx.writeBuffer()), 999));
  expect(table).toMatchObject({ format: 'xlsx', sheet: '发票', encoding: null });
  expect(await all(table.rows())).toEqual([
    { row: 1, cells: ['发票号', '金额', '开票日期'] },
    { row: 2, cells: ['12345678901', '1234.1', '2026-01-02'] },
    { row: 4, cells: ['F-2', '0.3', '46024'] },
  ]);
});

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['an Excel file of the old kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls'],
  ['a zip that is no workbook', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'no visible sheet'],
  [
    'a workbook that breaks off',
    Buffer.from('504b030414000600080000002100'.padEnd(400, 'a7'), 'hex'),
    'cannot be read',
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'neither'],
])('%s is refused in words', async (_, bytes, words) => {
  const opened = openTable(sourceOf(bytes)).then((table) => all(table.rows()));
  await expect(opened).rejects.toThrow(words);
});

test('a workbook with a password is told from one of the old kind, wherever its mark stands', async () => {
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0', 'hex'),
    Buffer.alloc(5_000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  await expect(openTable(sourceOf(locked, 16))).rejects.toMatchObject({ code: 'file_protected' });
  await expect(openTable(sourceOf(locked.subarray(0, -1), 16))).rejects.toMatchObject({ code: 'old_excel_file' });
});

test('an open quotation mark ends the reading, not the memory', async () => {
  const endless = Buffer.from(`a,b\n1,"open\n${'x,y\n'.repeat(200_000)}`);
  const table = await openTable(sourceOf(endless, 65_536));
  await expect(all(table.rows())).rejects.toThrow('a quotation mark is opened and never closed');
});

/** Handed over in pieces, as disks and networks do. */
function sourceOf(bytes: Buffer, pieceLength = 1024): FileSource {
  return {
    name: 'file',
    sizeBytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    },
  };
}

async function all(rows: AsyncGenerator<FileRow>): Promise<FileRow[]> {
  const read: FileRow[] = [];
  for await (const row of rows) read.push(row);
  return read;
}
