import { createInstance, type i18n as Words } from 'i18next';
import { beforeAll, describe, expect, it, test } from 'vitest';
import englishExposure from '../messages/en/exposure.ts';
import english from '../messages/en/refusals.ts';
import exposure from '../messages/zh-CN/exposure.ts';
import chinese from '../messages/zh-CN/refusals.ts';
import { refusalText } from './refusal-text.ts';

const money = (amount: string) => ({ currency: 'CNY', amount });

describe('a refusal in the reader’s language', () => {
  let zh: Words;
  let en: Words;
  beforeAll(async () => {
    zh = await wordsIn('zh-CN', { refusals: chinese, exposure });
    en = await wordsIn('en', { refusals: english, exposure: englishExposure });
  });

  it('names the figures that it carries', () => {
    const refusal = {
      code: 'prepaid_exceeds_amount',
      facts: { prepaid: money('12000.00'), amount: money('10000.00') },
    };
    expect(refusalText(zh, refusal, 'exposure')).toBe('预付 ¥12,000.00 大于金额 ¥10,000.00。');
    expect(refusalText(en, refusal, 'exposure')).toBe('¥12,000.00 prepaid is more than the amount of ¥10,000.00.');
  });

  test.each([
    [
      'over_allocation',
      { invoiceNumber: 'I-2', allocated: money('31.00'), open: money('40.00'), left: money('30.00') },
      '核销发票 I-2 的 ¥31.00 过多：发票未清 ¥40.00，这笔款未核销 ¥30.00。',
      '¥31.00 is too much for invoice I-2: it owes ¥40.00, and ¥30.00 of the money is unapplied.',
    ],
    [
      'return_exceeds_delivery',
      { number: 'D-1', returned: money('181.00'), notInvoiced: money('180.00') },
      '退货 ¥181.00 大于发货单 D-1 尚未开票的 ¥180.00。已开票部分请用贷项通知单冲减。',
      '¥181.00 is more than the ¥180.00 of delivery D-1 that is not invoiced yet. What is invoiced is taken back by a credit note.',
    ],
  ])('names them in both languages: %s', (code, facts, inChinese, inEnglish) => {
    expect(refusalText(zh, { code, facts }, 'receivables')).toBe(inChinese);
    expect(refusalText(en, { code, facts }, 'receivables')).toBe(inEnglish);
  });

  it('has no gap where a figure is missing', () => {
    const refusal = { code: 'prepaid_exceeds_amount', facts: { prepaid: money('12000.00') } };
    expect(refusalText(zh, refusal)).toBe(chinese.problems.prepaid_exceeds_amount);
  });

  test.each([
    ['the room’s own', 'customer_not_found', 'exposure', exposure.problems.customer_not_found],
    ['the general ones', 'customer_not_found', 'approvals', chinese.problems.customer_not_found],
    ['those of the one room that has any', 'own_request', 'approvals', exposure.problems.own_request],
    ['the general ones, of a page', 'stale_version', undefined, chinese.problems.stale_version],
  ] as const)('takes %s', (_, code, room, words) => {
    expect(refusalText(zh, { code }, room)).toBe(words);
  });

  it('is silent where nobody has words', () => {
    expect(refusalText(zh, { code: 'moon_full' }, 'exposure')).toBeUndefined();
  });

  it('leaves a document’s number as it is', () => {
    const facts = { number: '1000.50', orderNumber: 'SO-7' };
    expect(refusalText(zh, { code: 'delivery_of_another_order', facts })).toContain('1000.50');
  });
});

describe('the sentences with figures', () => {
  test.each(Object.keys(chinese.figures) as (keyof typeof chinese.figures)[])('name the same in both: %s', (code) => {
    const names = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    expect(new Set(names(chinese.figures[code]))).toEqual(new Set(names(english.figures[code])));
    expect(names(chinese.figures[code])).not.toEqual([]);
  });
});

async function wordsIn(lng: string, spaces: Record<string, object>): Promise<Words> {
  const words = createInstance();
  await words.init({ lng, resources: { [lng]: spaces }, interpolation: { escapeValue: false }, returnNull: false });
  return words;
}
