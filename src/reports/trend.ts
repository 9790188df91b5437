/** An amount that was open on the days from one place in the row of days to before another. */
export type OpenStep = {
  /** Place of the first day on which it was open, and of the first on which it was overdue; the first place is 1. */
  readonly openFrom: number;
  readonly overdueFrom: number;
  /** Place of the first day on which it was paid; null while it is not. */
  readonly paidFrom: number | null;
  /** Of another step, while it was in dispute: not open once more, and taken off what is overdue. */
  readonly disputed: boolean;
  readonly minor: bigint;
};

/** What was open and what was overdue on each of `days` days. */
export function sumSteps(steps: readonly OpenStep[], days: number): { openMinor: bigint; overdueMinor: bigint }[] {
  return Array.from({ length: days }, (_, index) => {
    const place = index + 1;
    const unpaid = steps.filter(({ paidFrom }) => paidFrom === null || place < paidFrom);
    const pastDue = unpaid.filter(({ overdueFrom }) => overdueFrom <= place);
    return {
      openMinor: sum(unpaid.filter(({ openFrom, disputed }) => openFrom <= place && !disputed)),
      overdueMinor: sum(pastDue.filter(({ disputed }) => !disputed)) - sum(pastDue.filter(({ disputed }) => disputed)),
    };
  });
}

function sum(steps: readonly OpenStep[]): bigint {
  return steps.reduce((total, { minor }) => total + minor, 0n);
}
