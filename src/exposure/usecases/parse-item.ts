import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel';

/** One item of a batch. A bad one is answered for itself, by the name of its field, and leaves the others standing. */
export function parseItem<Input>(schema: z.ZodType<Input>, item: unknown): Result<Input> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).reduce<string>(
    (path, step) =>
      typeof step === 'number' ? `${path}[${step}]` : path === '' ? String(step) : `${path}.${String(step)}`,
    '',
  );
  return refuse('invalid', 'invalid_input', `${field}: ${issue?.message ?? 'not readable'}`, { field });
}
