import { type CalendarDate, findCalendarDate } from '#kernel';
import type { Span } from './statement.ts';

export type Period = {
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  /** The period names the second half of its year alone. */
  readonly flows?: 'second_half';
};

const secondHalf = /^年?(?:h2|2h|s2|secondhalf|下半年|下半年度|7-12月)$/;

/** The span of a statement of a calendar year, by the day on which it ends. */
const spanOfEnd: Readonly<Record<string, Span>> = {
  '12-31': 'annual',
  '03-31': 'first_quarter',
  '06-30': 'half_year',
  '09-30': 'third_quarter',
};

const endOfSpan: Readonly<Record<Span, string>> = {
  annual: '12-31',
  first_quarter: '03-31',
  half_year: '06-30',
  third_quarter: '09-30',
};

/** How reports name their spans. Compared without spaces and capitals. */
const spanNames: Readonly<Record<Span, RegExp>> = {
  annual: /^(?:a|12|fy|annual|year|yearly|annualreport|年报|年度|年度报告|全年|年|1-12月)?$/,
  first_quarter: /^(?:q1|3|firstquarter|1q|一季报|一季度|第一季度|季报|1-3月)$/,
  half_year: /^(?:s1|h1|q2|6|halfyear|semiannual|interim|半年报|半年度|中报|上半年|1-6月)$/,
  third_quarter: /^(?:q3|9|9m|thirdquarter|三季报|三季度|第三季度|前三季度|1-9月)$/,
};

export function readSpan(text: string): Span | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[\s_]/g, '');
  const spans = Object.keys(spanNames) as Span[];
  return plain === ''
    ? undefined
    : spans.find((span) => span.replace('_', '') === plain || spanNames[span].test(plain));
}

/** Reads `2025-12-31`, `2025年6月30日`, `20250331`, `2025年报`, `2025Q3`, `2025H2`, `2025`. Undefined for anything else. */
export function readPeriod(text: string): Period | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^fy\s*/i, '');
  const day =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?.*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (day !== null) {
    const [, year = '', month = '', date = ''] = day;
    const end = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const periodEnd = findCalendarDate(`${year}-${end}`);
    return periodEnd === undefined ? undefined : { periodEnd, span: spanOfEnd[end] ?? 'annual' };
  }
  const named = /^(\d{4})\s*(.*)$/.exec(plain);
  const rest = named?.[2] ?? '';
  if (secondHalf.test(rest.toLowerCase().replaceAll(/[\s_]/g, ''))) {
    const end = findCalendarDate(`${named?.[1]}-12-31`);
    return end && { periodEnd: end, span: 'annual', flows: 'second_half' };
  }
  const span =
    named === null ? undefined : rest === '' ? 'annual' : (readSpan(rest) ?? readSpan(rest.replace(/^年\s*/, '')));
  const periodEnd = span === undefined ? undefined : findCalendarDate(`${named?.[1]}-${endOfSpan[span]}`);
  return span === undefined || periodEnd === undefined ? undefined : { periodEnd, span };
}
