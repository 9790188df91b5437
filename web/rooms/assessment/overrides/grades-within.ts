type Given = {
  /** From best to worst. */
  readonly grades: readonly string[];
  readonly modelGrade: string;
  readonly caps: readonly { readonly atMost: string }[];
  readonly roles: readonly string[];
  readonly steps: readonly { readonly role: string; readonly up: number; readonly down: number }[];
};

/** The grades that these roles may choose instead of the model's, from best to worst. */
export function gradesWithin({ grades, modelGrade, caps, roles, steps }: Given) {
  const own = steps.filter(({ role }) => roles.includes(role));
  const up = Math.max(0, ...own.map((row) => row.up));
  const down = Math.max(0, ...own.map((row) => row.down));
  const place = (grade: string) => grades.indexOf(grade);
  const best = Math.max(0, ...caps.map(({ atMost }) => place(atMost)));
  const choices = grades
    .map((grade, at) => ({ grade, steps: place(modelGrade) - at, at }))
    .filter((choice) => choice.steps !== 0 && choice.steps <= up && -choice.steps <= down && choice.at >= best);
  return { up, down, choices };
}
