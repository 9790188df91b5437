import { expect, test } from 'vitest';
import { asCurrency, calendarDate, cny, money } from '#kernel';
import { type Told, writeLetter } from './letter.ts';

const told: Told = {
  customerName: '上海东方机械有限公司',
  companyName: '华衡工业供应链有限公司',
  number: '0193',
  on: calendarDate('2026-03-31'),
  asked: cny('2400000'),
  granted: {
    amount: cny('450000'),
    temporary: false,
    singleDocument: cny('360000'),
    validFrom: calendarDate('2026-03-31'),
    validTo: calendarDate('2027-03-30'),
    terms: {
      paymentDays: 60,
      security: 'none',
      repayment: 'monthly_statement',
      lateInterestBasisPointsPerDay: 3,
      conditions: ['每月对账'],
    },
  },
};

test('what was granted, on which terms, in both languages', () => {
  expect(writeLetter(told, 'zh')).toMatchObject({
    title: '授信批准通知书',
    opening: '贵公司申请的授信额度（CNY 2,400,000.00）已经审批，结果如下：',
    rows: [
      ['授信额度', 'CNY 450,000.00'],
      ['有效期', '2026-03-31 至 2027-03-30'],
      ['单笔限额', 'CNY 360,000.00'],
      ['账期', '60 天'],
      ['担保', '无需担保'],
      ['还款方式', '月结'],
      ['逾期利息', '每日万分之3'],
    ],
    conditions: ['每月对账'],
  });
  expect(writeLetter(told, 'en').rows.at(-1)).toEqual(['Interest on late payment', '0.03 % a day']);
});

test('a refusal says no amount granted and no reason', () => {
  const letter = writeLetter({ ...told, granted: null }, 'en');
  expect(letter).toMatchObject({ title: 'Your application for credit', rows: [], conditions: [] });
  expect(letter.opening).toContain('CNY 2,400,000.00');
});

test('a limit in another currency says what it counts as on the day', () => {
  const [usd, to] = [asCurrency('USD'), asCurrency('CNY')];
  const rate = { from: usd, to, type: 'spot' as const, day: told.on, rate: '7.2' };
  const granted = told.granted && { ...told.granted, amount: money(usd, 69_000_00n), rate };
  expect(writeLetter({ ...told, granted }, 'zh').rows.slice(0, 2)).toEqual([
    ['授信额度', 'USD 69,000.00'],
    ['按批准日汇率折合', 'CNY 496,800.00（1 USD = 7.2 CNY，2026-03-31 汇率）'],
  ]);
  expect(writeLetter({ ...told, granted }, 'en').rows[1]).toEqual([
    'Counts on that day as',
    'CNY 496,800.00 (1 USD = 7.2 CNY, the rate of 2026-03-31)',
  ]);
});
