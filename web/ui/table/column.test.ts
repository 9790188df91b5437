import { describe, expect, test } from 'vitest';
import { type CellValue, type Column, sortRows } from './column.ts';

const order = new Intl.Collator('zh-CN', { numeric: true });
const column: Column<CellValue> = { key: 'it', title: 'It', value: (row) => row };

describe('sorting what is shown', () => {
  test.each<[string, CellValue[], CellValue[]]>([
    ['decimals by size, not as text', ['9.00', '100.00', '-5.00'], ['-5.00', '9.00', '100.00']],
    ['beyond 2^53', ['9007199254740993.01', '9007199254740993.00'], ['9007199254740993.00', '9007199254740993.01']],
    ['numbers', [10, 9, 100], [9, 10, 100]],
    ['codes by their number', ['C10', 'C9'], ['C9', 'C10']],
    ['中文 by pinyin', ['中', '安', '李'], ['安', '李', '中']],
    ['no value last', [null, '2', undefined, '1'], ['1', '2', null, undefined]],
  ])('%s', (_, rows, sorted) => {
    expect(sortRows(rows, [column], { key: 'it', descending: false }, order)).toEqual(sorted);
  });

  test('no value stays last when the order turns', () => {
    expect(sortRows([null, '1', '2'], [column], { key: 'it', descending: true }, order)).toEqual(['2', '1', null]);
  });

  test('a column that is not there changes nothing', () => {
    expect(sortRows(['2', '1'], [column], { key: 'gone', descending: false }, order)).toEqual(['2', '1']);
  });
});
