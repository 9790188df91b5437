/** 标记: what a document says of our side: which of our companies sells, which business unit, which product line. */
export type Marks = {
  readonly sellerCode?: string | undefined;
  readonly businessUnit?: string | undefined;
  readonly productLine?: string | undefined;
};

export const markNames = ['sellerCode', 'businessUnit', 'productLine'] as const satisfies readonly (keyof Marks)[];

/**
 * One document's marks out of what it names itself and, where it is silent, what those before it named: the first that
 * says something counts. Undefined where nobody says anything.
 */
export function marksOf(...named: readonly (Marks | undefined)[]): Marks | undefined {
  let marks: Record<string, string> | undefined;
  for (const name of markNames) {
    const value = named.find((one) => one?.[name] !== undefined)?.[name];
    if (value !== undefined) (marks ??= {})[name] = value;
  }
  return marks;
}

/** Whether a document that is there already bears what is said of it now; what is not said is not compared. */
export function bearsMarks(marks: Marks | undefined, said: Marks): boolean {
  return markNames.every((name) => said[name] === undefined || said[name] === marks?.[name]);
}
