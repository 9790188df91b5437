import { addDays, addMonths, asCurrency, type CalendarDate, calendarDate } from '#kernel';
import { policyInForce, houseCurrency } from '#policy';
import type { SentRate } from '#rates';

const hkd = asCurrency('HKD');
const sgd = asCurrency('SGD');
const usd = asCurrency('USD');
const eur = asCurrency('EUR');

/** Of each month's end, the newest first; what the dollar of Hong Kong is worth moves little. */
const monthEnds = ['0.9148', '0.9131', '0.9162'];
const daily: readonly (readonly [string, string])[] = [
  ['0.9140', '5.4821'],
  ['0.9137', '5.4793'],
  ['0.9143', '5.4866'],
  ['0.9146', '5.4902'],
  ['0.9139', '5.4875'],
];

/** Of each week, the newest first: what is sold in dollars and euros is invoiced over months. */
const weekly: readonly (readonly [string, string])[] = [
  ['7.0862', '8.2214'],
  ['7.0931', '8.2067'],
  ['7.0904', '8.1753'],
  ['7.1018', '8.1926'],
  ['7.1127', '8.2381'],
  ['7.1093', '8.2549'],
  ['7.1206', '8.2902'],
  ['7.1174', '8.3215'],
  ['7.1248', '8.3487'],
  ['7.1319', '8.3360'],
  ['7.1285', '8.3122'],
];

/**
 * The table of rates as the company keeps it: the plan of the year, as in the policy; month ends; the last days of the
 * two currencies in which it quotes at times, and each week of the two in which it sells for the bonded zone. All its
 * customers are kept in the house's own.
 */
export function demoRates(startDay: CalendarDate): SentRate[] {
  const year = calendarDate(`${startDay.slice(0, 4)}-01-01`);
  const firstOfMonth = calendarDate(`${startDay.slice(0, 7)}-01`);
  const plan = policyInForce(startDay).planningRates.filter(({ currency }) => currency !== houseCurrency);
  return [
    ...plan.map(({ currency, cnyTenThousandths }): SentRate => {
      const rate = `${cnyTenThousandths / 10_000n}.${String(cnyTenThousandths % 10_000n).padStart(4, '0')}`;
      return { currency, type: 'planning', day: year, rate, source: '年度预算' };
    }),
    ...monthEnds.map((rate, back): SentRate => {
      const day = addDays(addMonths(firstOfMonth, -back), -1);
      return { currency: hkd, type: 'month_end', day, rate, source: '财务部' };
    }),
    ...daily.flatMap(([ofHkd, ofSgd], back): SentRate[] => {
      const day = addDays(startDay, -back);
      return [
        { currency: hkd, type: 'spot', day, rate: ofHkd, source: '财务部' },
        { currency: sgd, type: 'spot', day, rate: ofSgd, source: '财务部' },
      ];
    }),
    ...weekly.flatMap(([ofUsd, ofEur], back): SentRate[] => {
      const day = addDays(startDay, -1 - 7 * back);
      return [
        { currency: usd, type: 'spot', day, rate: ofUsd, source: '财务部' },
        { currency: eur, type: 'spot', day, rate: ofEur, source: '财务部' },
      ];
    }),
  ];
}
