import { type CalendarDate, findCalendarDate, type Ratio } from '#kernel';

type Input = Readonly<Record<string, unknown>>;

/** The first of the names that the case uses, if it holds a number. */
export function findNumber(input: Input, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = input[name];
    if (typeof value === 'number') return value;
  }
  return undefined;
}

export function findNumbers(input: Input, name: string): readonly number[] | undefined {
  const list = input[name];
  return Array.isArray(list) && list.every((each) => typeof each === 'number') ? list : undefined;
}

export function findRows(input: Input, name: string): readonly Input[] | undefined {
  const list = input[name];
  return Array.isArray(list) && list.every((each) => typeof each === 'object' && each !== null) ? list : undefined;
}

export function findDay(input: Input, ...names: readonly string[]): CalendarDate | undefined {
  for (const name of names) {
    const value = input[name];
    if (typeof value === 'string') return findCalendarDate(value);
  }
  return undefined;
}

/** Published amounts are JSON numbers. Ten-thousandths keep every decimal that is printed; the unit cancels in a ratio. */
export function minorOf(amount: number): bigint {
  return BigInt(Math.round(amount * 10_000));
}

/** `null` is how the cases write that there is no value. */
export function valueOf(ratio: Ratio): number | null {
  return ratio.kind === 'value' ? ratio.value : null;
}
