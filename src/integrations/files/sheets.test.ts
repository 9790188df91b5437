import { deflateRawSync, deflateSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it, test } from 'vitest';
import { typeset } from '../../../test/setup/typeset.ts';
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

test('a PDF is the grid that is printed: its columns, a wrapped name in one cell, the next page going on', async () => {
  const page = `
    #set page(flipped: true, margin: 1cm, background: rotate(24deg)[内部资料 2025])
    #set text(font: "Noto Sans SC", size: 8pt)
    #align(center)[资 产 负 债 表]
    #grid(columns: (1fr, 1fr, 1fr))[编制单位：恒达机械][#align(center)[2025年12月31日]][#align(right)[单位：万元]]
    #table(
      columns: (110pt, 36pt, 60pt, 60pt, 110pt, 36pt, 60pt, 60pt),
      align: (left, center, right, right, left, center, right, right).map(side => side + horizon),
      table.header([资　产], [行次], [期末余额], [年初余额], [负债和所有者权益（或股东权益）], [行次], [期末余额], [年初余额]),
      [流动资产：], [], [], [], [流动负债：], [], [], [],
      [　货币资金], [1], [3,141.60], [2,900.00], [　短期借款], [31], [1,000.00], [—],
      [　以公允价值计量且其变动计入当期损益的金融资产], [2], [(12.00)], [], [　应付账款], [32], [2.5], [1,800.00],
      [应收账款], [3], [1], [2], [预收款项], [33], [], [7],
    )
    #pagebreak()
    #table(
      columns: (110pt, 36pt, 60pt, 60pt, 110pt, 36pt, 60pt, 60pt),
      align: (left, center, right, right, left, center, right, right).map(side => side + horizon),
      [资产总计], [38], [5,000.00], [4,500.00], [负债和所有者权益总计], [76], [5,000.00], [4,500.00],
    )`;
  const [sheet, ...others] = await readSheets('报表.pdf', await typeset(page));
  expect(others).toEqual([]);
  expect(sheet?.rows.slice(2)).toEqual([
    ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
    ['流动资产：', '', '', '', '流动负债：'],
    ['货币资金', '1', '3,141.60', '2,900.00', '短期借款', '31', '1,000.00', '—'],
    ['以公允价值计量且其变动计入当期损益的金融资产', '2', '(12.00)', '', '应付账款', '32', '2.5', '1,800.00'],
    ['应收账款', '3', '1', '2', '预收款项', '33', '', '7'],
    ['资产总计', '38', '5,000.00', '4,500.00', '负债和所有者权益总计', '76', '5,000.00', '4,500.00'],
  ]);
  expect(sheet?.rows.slice(0, 2).flat().filter(Boolean)).toEqual([
    '资产负债表',
    '编制单位：恒达机械',
    '2025年12月31日',
    '单位：万元',
  ]);
});

describe('what cannot be read says what to do', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['a password', () => Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'password'],
    ['the old kind', () => ole, '.xls'],
    ['half a PDF', () => Buffer.from('%PDF-1.7\n'), 'cannot be read'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'neither'],
    ['a zip that is no workbook', () => zipOf('hello'), 'cannot be read'],
    ['a zip bomb', () => zipOf('x', 220 * 1024 * 1024), 'unpacks to more than 200 MB'],
    ['a zip bomb that says it is small', () => zipOf('x'.repeat(100_000), 20), 'unpacks to more than 200 MB'],
    ['a PDF bomb', pdfBomb, 'unpacks to more than 100 MB'],
    ['a PDF with a password', () => protectedPdf, 'password'],
    ['a scanned PDF', () => typeset('#rect(width: 100%, height: 80%, fill: gray)\n第 1 页'), 'scanned'],
    ['a PDF as long as a book', () => typeset('#for _ in range(60) [报表 #pagebreak()] 完'), '61 pages'],
    ['more rows than statements have', () => Buffer.from('a,b\n'.repeat(2_001)), 'More than 2000 rows'],
    ['50 MB of rows', () => Buffer.alloc(50 * 1024 * 1024, '货币资金,1000\n'), 'More than 2000 rows'],
  ])('%s', async (_, bytes, words) => {
    await expect(readSheets('file', await bytes())).rejects.toThrow(words);
  });
});

/** Its password is none of those that open a PDF without asking. */
const protectedPdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj',
    `3 0 obj <</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>> endobj`,
    'trailer <</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<61><61>]>>',
    '%%EOF',
  ].join('\n'),
);

function pdfBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(101 * 1024 * 1024));
  return Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj <<>>\nstream\n'), packed, Buffer.from('\nendstream endobj')]);
}

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
