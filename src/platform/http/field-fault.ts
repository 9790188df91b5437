import type { FaultName } from './fault-name.ts';

/** What is wrong with one field: `message` says it in English, `fault` by a stable name that screens have words for. */
export type FieldFault = {
  readonly field: string;
  readonly message: string;
  readonly fault: FaultName;
  /** The bound that was passed: characters, items, or the number itself. */
  readonly limit?: number;
};

/** One thing that a contract found: an issue of zod. */
export type Found = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly params?: { readonly fault?: FaultName } | undefined;
};

/**
 * What is wrong with what was `given`: all of it in one sentence, and field by field, of each the first thing that is; the
 * whole is the field `body`.
 */
export function unmet(found: readonly Found[], given: unknown): { detail: string; errors: FieldFault[] } {
  const faults = found.map((one) => fieldFault(one, given));
  const errors = [...Map.groupBy(faults, ({ field }) => field).values()].flatMap(([first]) => first ?? []);
  return { detail: errors.map(({ field, message }) => `${field}: ${message}`).join(' '), errors };
}

function fieldFault(found: Found, given: unknown): FieldFault {
  const { path, message } = found;
  return { field: fieldName(path), message, ...faultOf(found, valueAt(given, path)) };
}

function faultOf(
  { code, origin, minimum, maximum, params }: Found,
  value: unknown,
): Pick<FieldFault, 'fault' | 'limit'> {
  if (params?.fault !== undefined) return { fault: params.fault };
  if (value === undefined || value === null) return { fault: 'missing' };
  switch (code) {
    case 'too_small':
      if (origin === 'string' && minimum === 1) return { fault: 'missing' };
      return bound(origin, { string: 'too_short', array: 'too_few', number: 'too_small' }, minimum);
    case 'too_big':
      return bound(origin, { string: 'too_long', array: 'too_many', number: 'too_large' }, maximum);
    case 'invalid_value':
      return { fault: 'not_a_choice' };
    case 'invalid_type':
      return { fault: 'wrong_kind' };
    case 'invalid_format':
      return { fault: 'wrong_form' };
    case 'unrecognized_keys':
      return { fault: 'unknown_field' };
    default:
      return { fault: 'not_accepted' };
  }
}

type Bounded = 'string' | 'array' | 'number';

function bound(
  origin: string | undefined,
  faults: Record<Bounded, FaultName>,
  limit: number | bigint | undefined,
): Pick<FieldFault, 'fault' | 'limit'> {
  const fault = faults[origin as Bounded] as FaultName | undefined;
  return fault === undefined
    ? { fault: 'not_accepted' }
    : { fault, ...(limit !== undefined && { limit: Number(limit) }) };
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    given,
  );
}

/** `items`, `3`, `amount` → `items[3].amount`. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path
    .map(String)
    .reduce((name, step) => (/^\d+$/.test(step) ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '');
}
