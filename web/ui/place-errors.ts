import type { FieldError } from '../client/problem.ts';

/** How the form knows a field: one step, or a path such as `['levels', 'good']`. */
type FieldName = (string | number)[];

type Placed = {
  readonly atFields: readonly { readonly name: FieldName; readonly errors: FieldError[] }[];
  /** About no field that stands on the form: at one that was left out, they would be seen nowhere. */
  readonly beyond: readonly FieldError[];
};

/** Which field of the form each error is about. */
export function placeErrors(errors: readonly FieldError[], fields: readonly FieldName[]): Placed {
  const errorsAt = new Map<FieldName, FieldError[]>();
  const beyond: FieldError[] = [];
  for (const error of errors) {
    const name = fieldOf(error, fields);
    if (name === undefined) beyond.push(error);
    else errorsAt.set(name, [...(errorsAt.get(name) ?? []), error]);
  }
  return { atFields: [...errorsAt].map(([name, at]) => ({ name, errors: at })), beyond };
}

/** `amount.amount` is said at `amount`, and `items[0].rate` at `rate`: what is sent may wrap what is filled in. */
function fieldOf({ field }: FieldError, fields: readonly FieldName[]): FieldName | undefined {
  const path = field.split(/[.[\]]+/).filter((step) => step !== '');
  return path
    .map((_, start) => longest(fields.filter((name) => leadsTo(name, path.slice(start)))))
    .find((name) => name !== undefined);
}

function leadsTo(name: FieldName, path: readonly string[]): boolean {
  return name.every((step, place) => String(step) === path[place]);
}

function longest(names: readonly FieldName[]): FieldName | undefined {
  return names.toSorted((one, other) => other.length - one.length)[0];
}
