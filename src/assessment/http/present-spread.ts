import { amountText, money } from '#kernel';
import type { Spread } from '../spreading/spread.ts';

export function presentSpread({ periods, rows, currency, ...rest }: Spread) {
  const text = (minor: bigint) => amountText(money(currency, minor));
  return {
    currency: currency as string,
    unit: rest.unit,
    unitStated: rest.unitStated,
    scope: rest.scope,
    scopes: [...rest.scopes],
    parts: [...rest.parts],
    unread: [...rest.unread],
    periods: periods.map(({ periodEnd, span, doubts }) => ({
      periodEnd: periodEnd as string | null,
      span,
      doubts: doubts.map(({ code, line, givenMinor, expectedMinor }) => ({
        code,
        line: line as string,
        given: text(givenMinor),
        expected: text(expectedMinor),
      })),
    })),
    rows: rows.map(({ sheet, cell, label, part, match, repeats, figures }) => ({
      sheet,
      cell,
      label,
      part,
      line: match.line as string | null,
      how: match.how,
      likeness: match.how === 'likely' ? match.likeness : null,
      repeats,
      figures: figures.map(({ period, cell: at, text: shown, minor, problem }) => ({
        period,
        cell: at,
        text: shown,
        amount: minor === null ? null : text(minor),
        problem,
      })),
    })),
  };
}
