import { z } from 'zod';

/** One published worked example: what goes in, what must come out, and how near is near enough. */
const referenceCase = z.object({
  id: z.string(),
  set: z.string().optional(),
  category: z.string(),
  title: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.union([z.object({ abs: z.number() }), z.object({ exact: z.literal(true) })]),
  use: z.enum(['assert', 'rule', 'do_not_assert']),
});

export type ReferenceCase = z.infer<typeof referenceCase>;

/** A file of cases, or one of definitions, which has nothing to run. */
export const referenceFile = z.object({
  set: z.string(),
  cases: z.array(referenceCase).optional(),
  definitions: z.array(z.unknown()).optional(),
});

/**
 * Asks the product's own functions and answers in the words of `expected`. Undefined: the product has no such function,
 * or the input has a shape that it does not read.
 */
export type Adapter = (reference: ReferenceCase) => Readonly<Record<string, unknown>> | undefined;
