/** What a grade demands: a total, at least so many of some indicators at full marks, and least marks of single ones. */
export type GradeGate<Indicator extends string> = {
  readonly grade: string;
  readonly total: number;
  readonly atFullMarks?: { readonly count: number; readonly of: readonly Indicator[] };
  readonly least?: Readonly<Partial<Record<Indicator, number>>>;
};

export type GateRule<Indicator extends string> = {
  readonly fullMarks: Readonly<Partial<Record<Indicator, number>>>;
  /** From the best grade down. */
  readonly gates: readonly GradeGate<Indicator>[];
  /** Whom no gate lets through: the first row whose total is reached. The last begins at the lowest total there is. */
  readonly otherwise: readonly { readonly grade: string; readonly total: number }[];
};

/** 百分制门槛: a high total alone is not enough; the marks behind it must be there too. */
export function gradeThroughGates<Indicator extends string>(
  total: number,
  marks: Readonly<Record<Indicator, number>>,
  { fullMarks, gates, otherwise }: GateRule<Indicator>,
): string {
  const passed = gates.find(({ total: needed, atFullMarks, least = {} }) => {
    if (total < needed) return false;
    const full = (atFullMarks?.of ?? []).filter((indicator) => marks[indicator] >= (fullMarks[indicator] ?? Infinity));
    const enough = full.length >= (atFullMarks?.count ?? 0);
    return (
      enough &&
      Object.entries<number>(least as Record<string, number>).every(
        ([indicator, mark]) => marks[indicator as Indicator] >= mark,
      )
    );
  });
  const grade = passed?.grade ?? otherwise.find((row) => total >= row.total)?.grade;
  if (grade === undefined) throw new Error(`No grade begins at or below a total of ${total}.`);
  return grade;
}
