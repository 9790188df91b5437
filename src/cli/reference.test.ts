import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runReference } from './reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-reference-'));

const rightUscc = { value: '91350100M000100Y43', kind: 'uscc' };
const wrongUscc = { value: '91350100M000100Y44', kind: 'uscc' };

test('counts what passed, failed and was not covered, and says what failed', () => {
  const file = fileOf('identifiers', [
    aCase('A', { input: rightUscc, expected: { valid: true, org_code: 'M000100Y4' } }),
    aCase('B', { input: wrongUscc, expected: { valid: true } }),
    aCase('C', { category: 'ticker', input: { value: 'HEAD' }, expected: { valid: true } }),
    aCase('D', { input: rightUscc, expected: { valid: true, owner: 'nobody knows' } }),
  ]);
  expect(run(file)).toEqual({
    code: 1,
    lines: [
      'identifiers: 1 passed, 1 failed, 2 not covered',
      '  failed B a code: expected {"valid":true}, got {"valid":false}',
    ],
  });
  expect(run('--verbose', file).lines.filter((line) => line.startsWith('  not covered'))).toEqual([
    '  not covered C a code: no function for ticker',
    '  not covered D a code: no figure for owner',
  ]);
});

test('a published value that is wrong must not come out', () => {
  const use = 'do_not_assert';
  const wrong = aCase('A', { use, input: rightUscc, expected: { valid: false } });
  const notSoWrong = aCase('B', { use, input: rightUscc, expected: { valid: true } });
  expect(run(fileOf('identifiers', [wrong]))).toMatchObject({ code: 0 });
  expect(run(fileOf('identifiers', [notSoWrong]))).toMatchObject({ code: 1 });
});

test.each([
  [55.35, 0.005, 0],
  [55.36, 0.005, 1],
])('a figure of %d within %d: exit code %d', (dso, abs, code) => {
  const input = { receivables: 10869, sales: [5538, 4566, 7570], days: 90 };
  const reference = aCase('A', { category: 'dso', input, expected: { dso }, tolerance: { abs } });
  expect(run(fileOf('receivable_metrics', [reference])).code).toBe(code);
});

test('where there is no value the cases say null', () => {
  const input = { receivables: 10869, sales: 0, days: 90 };
  const reference = aCase('A', { category: 'dso', input, expected: { dso: null }, tolerance: { abs: 0.1 } });
  expect(run(fileOf('receivable_metrics', [reference]))).toMatchObject({ code: 0 });
});

test('a set that is not known yet is not covered, and a case that breaks a function fails alone', () => {
  const unknown = fileOf('weather', [aCase('A', {})]);
  expect(run(unknown)).toEqual({ code: 0, lines: ['weather: 0 passed, 0 failed, 1 not covered'] });
  const input = { amounts: [100], days_late: [1.5] };
  const breaking = aCase('B', { category: 'days_beyond_terms', input, expected: { dbt: 1.5 } });
  expect(run(fileOf('receivable_metrics', [breaking]), unknown)).toMatchObject({ code: 1 });
});

test.each([
  ['a file that is not there', () => join(folder, 'none.json'), /none\.json: cannot be read: ENOENT/],
  ['a file that is not JSON', () => write('broken.json', '{'), /broken\.json: not JSON/],
  ['another schema', () => write('other.json', '{"set":"x","cases":[{"id":1}]}'), /other\.json: .*cases\.0\.id/],
  ['no cases at all', () => write('empty.json', '{"set":"x"}'), /empty\.json: .*no cases/],
])('%s: one line and exit code 2', (_, file, line) => {
  const { code, lines } = run(file());
  expect(code).toBe(2);
  expect(lines).toEqual([expect.stringMatching(line)]);
});

test('no file: how it is used', () => {
  expect(run()).toEqual({ code: 2, lines: ['Usage: npm run reference -- [--verbose] FILE…'] });
});

const published = resolve(process.env['HEADROOM_SHARED_DIR'] ?? '../shared', 'reference-cases');

describe.skipIf(!existsSync(published))(`the published cases in ${published}`, () => {
  test.each(['identifiers', 'models', 'names', 'ratios', 'receivable_metrics', 'scoring_scales'])('%s', (set) => {
    const { code, lines } = run('--verbose', join(published, `${set}.json`));
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${set}: \\d+ passed, 0 failed, 0 not covered$`))]);
    expect(code).toBe(0);
  });
});

function run(...argv: readonly string[]) {
  const lines: string[] = [];
  return { code: runReference(argv, (line) => lines.push(line)), lines };
}

function aCase(id: string, parts: Readonly<Record<string, unknown>>) {
  const rest = {
    category: 'uscc',
    title: 'a code',
    input: {},
    expected: {},
    tolerance: { exact: true },
    use: 'assert',
  };
  return { id, ...rest, ...parts };
}

function fileOf(set: string, cases: readonly { id: string }[]): string {
  return write(`${set}-${cases.map(({ id }) => id).join('')}.json`, JSON.stringify({ set, cases }));
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
