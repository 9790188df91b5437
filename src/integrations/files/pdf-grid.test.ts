import { expect, test } from 'vitest';
import { gridOfPages } from './pdf-grid.ts';

/** A run of text in 12 points: where it begins, its baseline from the top, how wide it is. */
const run = (text: string, left: number, baseline: number, width: number) => ({
  text,
  left,
  right: left + width,
  baseline,
  size: 12,
});
const rowsOf = (...runs: ReturnType<typeof run>[]) => gridOfPages([runs])[0]?.rows;

// As Chromium sets a table: amounts of two columns in one run, heads on three lines, the sign of a radical.
test('columns that a printer sets in one run come apart, and names on several lines together', () => {
  const rows = rowsOf(
    run('\u2F8F', 85, 751, 12),
    run('负债和所有者权益（或股', 267, 751, 132),
    run('资', 18, 760, 12),
    run('产', 54, 760, 12),
    run('期末余额', 121, 760, 48),
    run('年初余额', 201, 760, 48),
    run('次', 85, 769, 12),
    run('东权益）', 309, 769, 48),
    run('货币资', 22, 812, 36),
    run('\u2FA6', 58, 812, 12),
    run('1', 85, 812, 7),
    run('3,141,600.00 2,900,000.00', 114, 812, 147),
    run('短期借款', 280, 812, 48),
    run('流动资产合', 10, 834, 60),
    run('2', 85, 843, 7),
    run('5,000,000.00 4,500,000.00 流动负债合计', 114, 843, 250),
    run('计', 10, 852, 12),
  );
  expect(rows).toEqual([
    ['资 产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）'],
    ['货币资金', '1', '3,141,600.00', '2,900,000.00', '短期借款'],
    ['流动资产合计', '2', '5,000,000.00', '4,500,000.00', '流动负债合计'],
  ]);
});

test('words of a name stay one cell with their blanks; a dash is a figure that is none', () => {
  const rows = rowsOf(
    run('Item', 10, 100, 24),
    run('31 Dec 2025', 190, 100, 65),
    run('31 Dec 2024', 290, 100, 65),
    run('Total', 10, 120, 28),
    run('current', 41, 120, 40),
    run('assets', 84, 120, 35),
    run('1,000', 220, 120, 30),
    run('—', 330, 120, 12),
    run('Cash', 10, 140, 28),
    run('900', 230, 140, 20),
    run('(45)', 322, 140, 20),
  );
  expect(rows).toEqual([
    ['Item', '31 Dec 2025', '31 Dec 2024'],
    ['Total current assets', '1,000', '—'],
    ['Cash', '900', '(45)'],
  ]);
});

test('a head over two columns belongs to the first of them', () => {
  const rows = rowsOf(
    run('项目', 10, 100, 24),
    run('期末余额', 150, 100, 48),
    run('合并', 130, 120, 24),
    run('母公司', 190, 120, 36),
    run('货币资金', 10, 140, 48),
    run('1,000.00', 120, 140, 45),
    run('60.00', 190, 140, 30),
  );
  expect(rows).toEqual([
    ['项目', '期末余额'],
    ['', '合并', '母公司'],
    ['货币资金', '1,000.00', '60.00'],
  ]);
});
