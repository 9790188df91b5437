import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { FaultName } from './fault-name.ts';

/** What is wrong with one field: `message` says it in English, `fault` by a stable name that screens have words for. */
export type FieldFault = {
  readonly field: string;
  readonly message: string;
  readonly fault: FaultName;
  /** The bound that was passed: characters, items, or the number itself. */
  readonly limit?: number;
};

/** What the contract found in what was `given`; the request itself is the field `body`. */
export function fieldFault(found: FastifySchemaValidationError, given: unknown): FieldFault {
  const steps = found.instancePath.split('/').filter((step) => step !== '');
  return { field: fieldName(steps), message: found.message ?? '', ...faultOf(found, valueAt(given, steps)) };
}

type Issue = {
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly params?: { readonly fault?: FaultName };
};

function faultOf(
  { keyword, params }: FastifySchemaValidationError,
  value: unknown,
): Pick<FieldFault, 'fault' | 'limit'> {
  const { origin, minimum, maximum, params: own } = params as Issue;
  if (own?.fault !== undefined) return { fault: own.fault };
  if (value === undefined || value === null) return { fault: 'missing' };
  switch (keyword) {
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

function bound(origin: string | undefined, faults: Record<Bounded, FaultName>, limit: number | undefined) {
  const fault = faults[origin as Bounded] as FaultName | undefined;
  return fault === undefined ? { fault: 'not_accepted' as const } : { fault, ...(limit !== undefined && { limit }) };
}

function valueAt(given: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], given);
}

/** `items`, `3`, `amount` → `items[3].amount`. */
function fieldName(steps: readonly string[]): string {
  if (steps.length === 0) return 'body';
  return steps.reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );
}
