import type { Adapter, ReferenceCase } from './reference-case.ts';

export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly expected: unknown; readonly got: unknown }
  | { readonly kind: 'not_covered'; readonly because: string };

/** Runs one case. Of a value that is known to be wrong (`do_not_assert`) the product must not arrive at the same. */
export function judge(reference: ReferenceCase, adapter: Adapter | undefined): Verdict {
  if (adapter === undefined) return { kind: 'not_covered', because: `no function for ${reference.category}` };
  const answer = ask(adapter, reference);
  if (answer instanceof Error) return { kind: 'failed', expected: reference.expected, got: answer.message };
  if (answer === undefined) return { kind: 'not_covered', because: 'input of another shape' };

  const keys = Object.keys(reference.expected);
  const unknownKeys = keys.filter((key) => answer[key] === undefined);
  const known = keys.filter((key) => answer[key] !== undefined);
  const within = 'abs' in reference.tolerance ? reference.tolerance.abs : 0;
  const wrong = known.filter((key) => !agrees(reference.expected[key], answer[key], within));

  if (reference.use === 'do_not_assert') {
    if (known.length === 0) return { kind: 'not_covered', because: 'published value not computable' };
    const got = pick(answer, known);
    return wrong.length > 0 ? { kind: 'passed' } : { kind: 'failed', expected: 'another value than published', got };
  }
  if (wrong.length > 0) return { kind: 'failed', expected: pick(reference.expected, wrong), got: pick(answer, wrong) };
  if (unknownKeys.length > 0) return { kind: 'not_covered', because: `no figure for ${unknownKeys.join(', ')}` };
  return { kind: 'passed' };
}

/** One case that breaks a function is one failure, and the others are still run. */
function ask(adapter: Adapter, reference: ReferenceCase): ReturnType<Adapter> | Error {
  try {
    return adapter(reference);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function agrees(expected: unknown, got: unknown, within: number): boolean {
  if (typeof expected === 'number' && typeof got === 'number') {
    // A published 0.005 must not fail on the last bit of a double.
    return expected === got || Math.abs(expected - got) <= within * (1 + 1e-9);
  }
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.length === got.length && expected.every((each, index) => agrees(each, got[index], within));
  return expected === got;
}

function pick(from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
