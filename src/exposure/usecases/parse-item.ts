import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel';
import { unmet } from '#platform';

/** One item of a batch. A bad one is answered for itself, by the names of its fields, and leaves the others standing. */
export function parseItem<Input>(schema: z.ZodType<Input>, item: unknown): Result<Input> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return ok(parsed.data);
  const { detail, errors } = unmet(parsed.error.issues, item);
  return refuse('invalid', 'invalid_input', detail, { facts: { errors } });
}
