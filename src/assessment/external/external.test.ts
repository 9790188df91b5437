import { describe, expect, test } from 'vitest';
import { calendarDate, CNY, cny } from '#kernel';
import { attachmentBytesMax, readAttachedFile } from './attached-file.ts';
import { externalFacts, hasOpen } from './external-facts.ts';
import { type ExternalRecord, type NewExternalRecord, readExternalRecord } from './external-record.ts';
import { findRecordType } from './record-types.ts';

const today = calendarDate('2026-11-27');
const sent: NewExternalRecord = {
  customerCode: 'C1',
  type: 'enforcement',
  occurredOn: calendarDate('2026-10-01'),
  source: '中国执行信息公开网',
  reference: '（2026）沪0115执1234号',
};
const read = (more: Partial<NewExternalRecord>) =>
  readExternalRecord({ ...sent, ...more }, { currency: CNY, today, recordId: 'r' });

test.each<[string, Partial<NewExternalRecord>, string | undefined]>([
  ['of today', { occurredOn: today }, undefined],
  ['of tomorrow', { occurredOn: calendarDate('2026-11-28') }, 'occurred_later'],
  ['closed the day it began', { closedOn: sent.occurredOn }, undefined],
  ['closed before it began', { closedOn: calendarDate('2026-09-30') }, 'closed_out_of_range'],
  ['closed tomorrow', { closedOn: calendarDate('2026-11-28') }, 'closed_out_of_range'],
  ['with an amount', { amount: cny('1000.00') }, undefined],
  ['a score on a case', { score: 50 }, 'rating_without_report'],
  ['a score on a report', { type: 'credit_report', score: 100, rating: 'CR2' }, undefined],
  ['a score above 100', { type: 'credit_report', score: 101 }, 'invalid_score'],
])('a fact %s', (_, more, code) => {
  const result = read(more);
  expect(result.ok ? undefined : result.refusal.code).toBe(code);
});

describe('what an assessment knows of it', () => {
  const record = (more: Partial<ExternalRecord>): ExternalRecord => {
    const made = read({});
    if (!made.ok) throw new Error('refused');
    return { ...made.value, ...more };
  };

  test.each<[string, Partial<ExternalRecord>, boolean]>([
    ['stands', {}, true],
    ['was lifted today', { closedOn: today }, false],
    ['is lifted tomorrow', { closedOn: calendarDate('2026-11-28') }, true],
    ['happens tomorrow', { occurredOn: calendarDate('2026-11-28') }, false],
  ])('a fact that %s', (_, more, counts) => {
    expect(hasOpen(externalFacts([record(more)], today), 'enforcement')).toBe(counts);
  });

  test('nothing known is nothing kept, and the newest report of the year speaks', () => {
    const report = (occurredOn: string, score: number | null) =>
      record({ type: 'credit_report', occurredOn: calendarDate(occurredOn), score, rating: 'CR3' });
    expect(externalFacts([], today)).toBeUndefined();
    expect(externalFacts([report('2025-11-26', 70)], today)).toBeUndefined();
    expect(externalFacts([report('2025-11-27', 70), report('2026-11-01', null)], today)).toEqual({
      open: [],
      report: { occurredOn: '2025-11-27', source: sent.source, score: 70, rating: 'CR3' },
    });
  });
});

test.each([
  ['失信被执行人', 'dishonest_debtor'],
  ['Dishonest debtor', 'dishonest_debtor'],
  ['tax-arrears', 'tax_arrears'],
  ['喜讯', undefined],
])('%s is the type %s', (text, type) => {
  expect(findRecordType(text)).toBe(type);
});

describe('an attached file', () => {
  const pdf = Buffer.from('%PDF-1.7 …');
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  test.each([
    ['报告.pdf', pdf, 'application/pdf'],
    ['扫描.PNG', png, 'image/png'],
    ['photo.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['报告.png', pdf, 'file_type_differs'],
    ['page.html', Buffer.from('<script>'), 'file_type_not_taken'],
    ['report.pdf', Buffer.from('<script>'), 'file_type_not_taken'],
    ['report.pdf', Buffer.alloc(0), 'empty_file'],
    ['report.pdf', Buffer.concat([pdf, Buffer.alloc(attachmentBytesMax - pdf.length)]), 'application/pdf'],
    ['report.pdf', Buffer.concat([pdf, Buffer.alloc(attachmentBytesMax - pdf.length + 1)]), 'too_large'],
  ])('%s is %s', (name, bytes, expected) => {
    const result = readAttachedFile(name, bytes);
    expect(result.ok ? result.value.mediaType : result.refusal.code).toBe(expected);
  });

  test('keeps its bare name', () => {
    expect(readAttachedFile('C:\\Temp\\..\\报\u202E告\r\n.pdf', pdf)).toMatchObject({
      value: { fileName: '报告.pdf' },
    });
  });
});
