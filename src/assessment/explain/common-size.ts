import { chart, type LineItemCode } from '../chart.ts';
import type { Statement } from '../statement.ts';

const bases = { balance_sheet: 'total_assets', income_statement: 'revenue' } as const;

/** 结构百分比: each line of the balance sheet as a share of total assets, each of the income statement of revenue. */
export function commonSize({ figures }: Statement): Readonly<Partial<Record<LineItemCode, number>>> {
  return Object.fromEntries(
    chart.flatMap(({ code, part }) => {
      const minor = figures[code];
      const base = part === 'balance_sheet' || part === 'income_statement' ? figures[bases[part]] : undefined;
      return minor === undefined || base === undefined || base === 0n ? [] : [[code, Number(minor) / Number(base)]];
    }),
  );
}
