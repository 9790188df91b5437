import type { CalendarDate, Money } from '#kernel';
import type { LimitTerms } from '#limits';
import { repaymentNames, securityNames, type Text } from '#policy';
import type { Language } from './application.ts';
import type { UsedRate } from '#rates';
import { grouped } from './grouped.ts';
import { countedAsk } from './in-currency.ts';

/** What the customer is told of: a limit with its days and terms, or that none was granted. */
export type Told = {
  readonly customerName: string;
  readonly companyName: string;
  readonly number: string;
  readonly on: CalendarDate;
  readonly asked: Money;
  readonly granted: {
    readonly amount: Money;
    /** At which it counts on the day it is granted, where it is in another currency than the customer's. */
    readonly rate?: UsedRate;
    readonly temporary: boolean;
    readonly singleDocument: Money | null;
    readonly validFrom: CalendarDate;
    readonly validTo: CalendarDate;
    readonly terms: LimitTerms | null;
  } | null;
};

/** The letter's sentences, for the page that `letter.typ` sets. */
export type Letter = {
  readonly lang: Language;
  readonly title: string;
  readonly number: string;
  readonly to: string;
  readonly opening: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly conditionsTitle: string;
  readonly conditions: readonly string[];
  readonly closing: string;
  readonly company: string;
  readonly on: string;
};

/** Why it was refused stays in the house: a customer reads what it may do, not what we think of it. */
export function writeLetter(told: Told, lang: Language): Letter {
  const say = (text: Text) => text[lang];
  const { granted, asked, customerName, companyName } = told;
  const words = granted === null ? declined : approved;
  return {
    lang,
    title: say(words.title),
    number: told.number,
    to: lang === 'zh' ? `${customerName}：` : `To ${customerName}`,
    opening: say(words.opening(inCurrency(asked))),
    rows: granted === null ? [] : rowsOf(granted).map(([label, value]) => [say(label), say(value)] as const),
    conditionsTitle: say({ zh: '附加条件', en: 'Conditions' }),
    conditions: granted?.terms?.conditions ?? [],
    closing: say(words.closing),
    company: companyName,
    on: told.on,
  };
}

const approved = {
  title: { zh: '授信批准通知书', en: 'Credit limit granted' },
  opening: (asked: string): Text => ({
    zh: `贵公司申请的授信额度（${asked}）已经审批，结果如下：`,
    en: `Your application for a credit limit of ${asked} has been decided. This is what was granted:`,
  }),
  closing: {
    zh: '额度在有效期内循环使用；未付货款、在途订单与已发货未开票金额均占用额度。如有疑问，请与贵公司的业务联系人联系。',
    en: 'The limit revolves while it is valid; unpaid invoices, open orders and deliveries not yet invoiced use it. Your contact in our sales department will gladly answer questions.',
  },
};

const declined = {
  title: { zh: '授信申请结果通知书', en: 'Your application for credit' },
  opening: (asked: string): Text => ({
    zh: `感谢贵公司申请授信额度（${asked}）。经审批，我公司目前不能给予该额度。`,
    en: `Thank you for applying for a credit limit of ${asked}. We cannot grant it at present.`,
  }),
  closing: {
    zh: '贵公司的订单仍可以款到发货方式办理。如有新的财务资料，欢迎再次申请。',
    en: 'Your orders are welcome against prepayment. You may apply again when you have new figures.',
  },
};

function rowsOf({
  amount,
  rate,
  temporary,
  singleDocument,
  validFrom,
  validTo,
  terms,
}: NonNullable<Told['granted']>): [Text, Text][] {
  const rows: [Text, Text][] = [
    [
      temporary ? { zh: '临时额度', en: 'Temporary limit' } : { zh: '授信额度', en: 'Credit limit' },
      same(inCurrency(amount)),
    ],
    ...(rate === undefined ? [] : [countsAs(amount, rate)]),
    [
      { zh: '有效期', en: 'Valid' },
      { zh: `${validFrom} 至 ${validTo}`, en: `${validFrom} to ${validTo}` },
    ],
  ];
  if (singleDocument !== null)
    rows.push([{ zh: '单笔限额', en: 'Largest single order' }, same(inCurrency(singleDocument))]);
  if (terms === null) return rows;
  const { paymentDays, security, repayment, lateInterestBasisPointsPerDay } = terms;
  const percent = (lateInterestBasisPointsPerDay / 100).toFixed(2);
  return [
    ...rows,
    [
      { zh: '账期', en: 'Payment term' },
      { zh: `${paymentDays} 天`, en: `${paymentDays} days` },
    ],
    [{ zh: '担保', en: 'Security' }, securityNames[security]],
    [{ zh: '还款方式', en: 'Repayment' }, repaymentNames[repayment]],
    [
      { zh: '逾期利息', en: 'Interest on late payment' },
      { zh: `每日万分之${lateInterestBasisPointsPerDay}`, en: `${percent} % a day` },
    ],
  ];
}

function countsAs(amount: Money, rate: UsedRate): [Text, Text] {
  const counted = inCurrency(countedAsk({ amount, rate }));
  const figure = `1 ${rate.from} = ${rate.rate} ${rate.to}`;
  return [
    { zh: '按批准日汇率折合', en: 'Counts on that day as' },
    { zh: `${counted}（${figure}，${rate.day} 汇率）`, en: `${counted} (${figure}, the rate of ${rate.day})` },
  ];
}

function inCurrency(amount: Money): string {
  return `${amount.currency} ${grouped(amount)}`;
}

function same(text: string): Text {
  return { zh: text, en: text };
}
