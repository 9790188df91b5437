import { describe, expect, it } from 'vitest';
import { asCurrency, calendarDate, CNY, type Currency, type Id, money } from '#kernel';
import type { UsedRate } from '#rates';
import { groupFigures, type MemberFigures } from './group-figures.ts';

const asOf = calendarDate('2026-11-20');
const [usd, jpy] = [asCurrency('USD'), asCurrency('JPY')];
const planning = [
  { currency: CNY, cnyTenThousandths: 10_000n },
  { currency: usd, cnyTenThousandths: 71_000n },
];
const at = (from: Currency, rate: string): UsedRate => ({ from, to: CNY, type: 'month_end', day: asOf, rate });

function member(code: string, currency: Currency, limitMinor: bigint, exposureMinor: bigint): MemberFigures {
  const limitId = code as Id<'limit'>;
  const amount = { kind: 'amount', amount: money(currency, limitMinor) } as const;
  const limit = { limitId, amount, singleDocument: null, validFrom: asOf, validTo: asOf };
  return { code, currency, blacklistReason: null, limit, exposureMinor };
}

describe('a group in several currencies', () => {
  const members = [member('A', CNY, 100_000n, 50_000n), member('B', usd, 10_001n, 1_001n)];

  it('is added up at the policy’s planning rates', () => {
    expect(groupFigures(members, { asOf, customerCode: 'A', rates: { planning } })).toMatchObject({
      limit: money(CNY, 171_007n),
      exposure: money(CNY, 57_107n),
    });
  });

  it('or at the table’s, where the policy says so: limits rounded down, exposures up', () => {
    const rates = { planning, table: [at(usd, '7.1234')] };
    expect(groupFigures(members, { asOf, customerCode: 'A', rates })).toMatchObject({
      limit: money(CNY, 171_241n), // 100,01 × 7.1234 = 712.411
      exposure: money(CNY, 57_131n), // 10.01 × 7.1234 = 71.305
    });
  });

  it('falls back to the planning rate of a currency that the table lacks, and is no sum where both do', () => {
    const rates = { planning, table: [at(jpy, '0.048')] };
    expect(groupFigures([...members, member('C', jpy, 1_000n, 10n)], { asOf, customerCode: 'A', rates })).toMatchObject(
      {
        limit: money(CNY, 175_807n),
        exposure: money(CNY, 57_155n),
      },
    );
    const lacking = [...members, member('D', asCurrency('KWD'), 1n, 1n)];
    expect(groupFigures(lacking, { asOf, customerCode: 'A', rates })).toBeNull();
  });
});
