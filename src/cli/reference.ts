import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { identifierAdapters } from './reference/identifiers.ts';
import { modelAdapters } from './reference/models.ts';
import { nameAdapters } from './reference/names.ts';
import { ratioAdapters } from './reference/ratios.ts';
import { receivableMetricAdapters } from './reference/receivable-metrics.ts';
import { type Adapter, type ReferenceCase, referenceFile } from './reference/reference-case.ts';
import { scoringScaleAdapters } from './reference/scoring-scales.ts';
import { validationMetricAdapters } from './reference/validation-metrics.ts';
import { judge, type Verdict } from './reference/verdict.ts';

/** Set → category → how a case of it is put to the product. What is not here is reported as not covered. */
const adaptersBySet: Readonly<Record<string, Readonly<Record<string, Adapter>>>> = {
  identifiers: identifierAdapters,
  models: modelAdapters,
  names: nameAdapters,
  ratios: ratioAdapters,
  receivable_metrics: receivableMetricAdapters,
  scoring_scales: scoringScaleAdapters,
  validation_metrics: validationMetricAdapters,
};

const usage = 'Usage: npm run reference -- [--verbose] FILE…';

type Judged = { readonly reference: ReferenceCase; readonly verdict: Verdict };

/**
 * Runs files of published worked examples through the product's own functions and prints one line per set.
 * Exit code 0 when nothing failed, 1 when a case failed, 2 when a file could not be read.
 */
export function runReference(argv: readonly string[], print: (line: string) => void): number {
  const { files, verbose, problem } = readArguments(argv);
  if (problem !== undefined) {
    print(problem);
    return 2;
  }
  let unreadable = false;
  const bySet = new Map<string, Judged[]>();
  for (const file of files) {
    const read = readReferenceFile(file);
    if (typeof read === 'string') {
      print(`${file}: ${read}`);
      unreadable = true;
      continue;
    }
    if (!bySet.has(read.set)) bySet.set(read.set, []);
    for (const reference of read.cases ?? []) {
      const set = reference.set ?? read.set;
      const verdict = judge(reference, adaptersBySet[set]?.[reference.category]);
      bySet.set(set, [...(bySet.get(set) ?? []), { reference, verdict }]);
    }
  }
  let failed = 0;
  for (const [set, judged] of bySet) failed += printSet(set, judged, verbose, print);
  if (unreadable) return 2;
  return failed > 0 ? 1 : 0;
}

function readArguments(argv: readonly string[]): { files: string[]; verbose: boolean; problem?: string } {
  try {
    const options = { verbose: { type: 'boolean', short: 'v', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const read = { files: positionals, verbose: values.verbose };
    return positionals.length === 0 ? { ...read, problem: usage } : read;
  } catch (cause) {
    return { files: [], verbose: false, problem: `${(cause as Error).message}\n${usage}` };
  }
}

function readReferenceFile(file: string) {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    return cause instanceof SyntaxError ? `not JSON: ${cause.message}` : `cannot be read: ${(cause as Error).message}`;
  }
  const parsed = referenceFile.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `not a reference-case file: ${issue?.path.join('.') || 'content'}: ${issue?.message}`;
  }
  if (parsed.data.cases === undefined && parsed.data.definitions === undefined)
    return 'not a reference-case file: it has no cases';
  return parsed.data;
}

function printSet(set: string, judged: readonly Judged[], verbose: boolean, print: (line: string) => void): number {
  const count = (kind: Verdict['kind']) => judged.filter(({ verdict }) => verdict.kind === kind).length;
  print(`${set}: ${count('passed')} passed, ${count('failed')} failed, ${count('not_covered')} not covered`);
  for (const { reference, verdict } of judged) {
    const name = `${reference.id} ${reference.title}`;
    if (verdict.kind === 'failed')
      print(`  failed ${name}: expected ${JSON.stringify(verdict.expected)}, got ${JSON.stringify(verdict.got)}`);
    if (verdict.kind === 'not_covered' && verbose) print(`  not covered ${name}: ${verdict.because}`);
  }
  return count('failed');
}
