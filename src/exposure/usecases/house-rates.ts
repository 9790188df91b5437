import type { CalendarDate, Currency } from '#kernel';
import type { Sql } from '#platform';
import { houseCurrency, type Policy } from '#policy';
import type { RateQuestion, UsedRate } from '#rates';
import { openRateDesk } from '#rates/usecases';

/** The table's rates of these currencies into the house's, by the policy; none where it counts at its planning rates. */
export type HouseRateDesk = (
  currencies: readonly Currency[],
  policy: Pick<Policy, 'currencyRules'>,
  asOf: CalendarDate,
) => UsedRate[];

type OnDay = { readonly asOf: CalendarDate; readonly policy: Pick<Policy, 'currencyRules'> };

/** Where no policy asks for the table, or everybody is in the house's currency, the database is not asked. */
export async function openHouseRates(
  db: Sql,
  currencies: readonly Currency[],
  days: readonly OnDay[],
): Promise<HouseRateDesk> {
  const distinct = [...new Set(currencies)];
  const desk = await openRateDesk(
    db,
    days.flatMap(({ asOf, policy }) => questionsOf(distinct, policy, asOf)),
  );
  return (wanted, policy, asOf) =>
    questionsOf([...new Set(wanted)], policy, asOf).flatMap((question) => {
      const rate = desk(question, 'currency');
      return rate.ok ? [rate.value] : [];
    });
}

function questionsOf(
  currencies: readonly Currency[],
  { currencyRules: { groupTotals } }: Pick<Policy, 'currencyRules'>,
  day: CalendarDate,
): RateQuestion[] {
  if (groupTotals === undefined) return [];
  return currencies
    .filter((currency) => currency !== houseCurrency)
    .map((from) => ({ from, to: houseCurrency, ...groupTotals, day }));
}
