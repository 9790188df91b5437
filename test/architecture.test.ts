import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Endpoint } from '#platform/contract';
import { scopes } from '#team';
import { brokenReferences } from './house/documents.ts';
import { refusalCodesIn } from './house/refusal-codes.ts';
import { givenCodes, spacesOf, withoutWords, wordsForNothing } from './house/refusal-words.ts';
import { rooms } from './house/rooms.ts';
import { complaintsAbout } from './house/rules.ts';
import { readSource } from './house/source-file.ts';
import { allDoors } from './setup/doors.ts';

const project = join(import.meta.dirname, '..');

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|tsx|js)$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

function documentsBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

const sources = ['src', 'web', 'bin', 'test'].flatMap(sourcesBelow);

describe('the house', () => {
  it('stands: nobody reaches forward, climbs past a door, asks the clock in a root, or writes SQL outside a store', () => {
    const files = sources.map((path) => readSource(path, readFileSync(join(project, path), 'utf8')));
    expect(complaintsAbout(files)).toEqual([]);
  });

  it('has words on the screen for every refusal that a person can meet, and for no others', async () => {
    const given = givenCodes(project, sources);
    const spaces = await spacesOf(project);
    expect(given.length).toBeGreaterThan(250);
    expect(withoutWords(given, spaces)).toEqual([]);
    expect(wordsForNothing(given, spaces)).toEqual([]);
    const rooms = ['a', 'b'].map((name) => ({ name, problems: ['tide_low'], figures: ['moon_full'] }));
    expect(withoutWords(['moon_full', 'tide_low', 'no_session'], rooms)).toEqual([
      'moon_full has no words',
      'tide_low has words in several rooms, and no general ones',
    ]);
    expect(wordsForNothing(given, [...spaces, ...rooms])).toEqual(['tide_low', 'moon_full']);
  });

  it('has only rooms that the plan knows', () => {
    const known = [...rooms, 'demo', 'cli', 'opening.ts', 'wiring.ts', 'serve.ts', 'main.ts'];
    expect(readdirSync(join(project, 'src')).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('lets nobody through a door that names a right which nobody can hold', async () => {
    const doors = await allDoors();
    expect(doors.length).toBeGreaterThan(40);
    expect(unknownRights(doors)).toEqual([]);
    expect(unknownRights([{ method: 'GET', path: '/moon', may: 'moon:read' }])).toEqual(['GET /moon: moon:read']);
  });
});

describe('the documents', () => {
  const documents = [...readdirSync(project), ...['src', 'docs', 'web'].flatMap(documentsBelow)].filter((path) =>
    path.endsWith('.md'),
  );

  it('name only files that are there', () => {
    const texts = documents.map((path) => [path, readFileSync(join(project, path), 'utf8')] as const);
    expect(texts.flatMap(([path, text]) => brokenReferences(project, path, text))).toEqual([]);
    const made = brokenReferences(
      project,
      'docs/x.md',
      '[a](../README.md) [b](y.md) `src/moon/index.ts` `src/main.ts`',
    );
    expect(made).toEqual(['docs/x.md: docs/y.md is not there', 'docs/x.md: src/moon/index.ts is not there']);
  });

  it('of a room fit on a page', () => {
    const long = documents.filter(
      (path) =>
        /^src\/\w+\/README\.md$/.test(path) && readFileSync(join(project, path), 'utf8').split('\n').length > 61,
    );
    expect(long).toEqual([]);
    const open = rooms.filter((room) => sources.includes(`src/${room}/index.ts`));
    expect(open.filter((room) => !documents.includes(`src/${room}/README.md`))).toEqual([]);
  });
});

function unknownRights(doors: readonly Pick<Endpoint, 'method' | 'path' | 'may'>[]): string[] {
  const known = new Set<string>(['anyone', 'signed_in', ...scopes]);
  return doors.filter(({ may }) => !known.has(may)).map(({ method, path, may }) => `${method} ${path}: ${may}`);
}

// The guard is guarded: each made-up line below must be caught, or let through, where it stands.
describe('the house test', () => {
  test.each([
    ['src/limits/x.ts', `import { a } from '#exposure';`, '#exposure reaches forward, from limits'],
    ['src/limits/x.ts', `import {\n  type A,\n  b,\n} from '#exposure';`, '#exposure reaches forward, from limits'],
    ['src/limits/usecases/x.ts', `const a = await import('#exposure');`, '#exposure reaches forward, from limits'],
    ['src/limits/x.ts', `export * from '../exposure/books.ts';`, '../exposure/books.ts reaches forward, from limits'],
    ['src/exposure/http/x.ts', `import '../../limits/store/limits.ts';`, 'climbs past a door'],
    ['src/exposure/http/routes.ts', `import { a } from '../../limits/http/routes.ts';`, 'climbs past a door'],
    ['src/cli/x.ts', `import { a } from '../limits/http/routes.ts';`, 'climbs past a door'],
    ['src/wiring.ts', `import { a } from './limits/store/limits.ts';`, 'climbs past a door'],
    ['src/exposure/x.ts', `import { a } from '#limits/store';`, '#limits/store is no door'],
    ['src/exposure/x.ts', `import { a } from '#moon';`, '#moon is no room'],
    ['src/exposure/x.ts', `import { a } from '#exposure';`, 'is this room itself'],
    ['src/exposure/x.ts', `import { a } from '../../test/setup/api.ts';`, 'leaves src'],
    ['src/exposure/x.ts', `import { a } from './usecases/x.ts';`, 'is not pure'],
    ['src/exposure/x.ts', `import { a } from '#limits/usecases';`, 'waits, and this is a room’s root'],
    ['src/exposure/x.ts', `import { newId } from '#platform';`, 'is machinery'],
    ['src/exposure/store/x.ts', `import { a } from '../usecases/x.ts';`, 'is above a store'],
    ['src/exposure/usecases/x.ts', `import { sql } from 'kysely';`, 'kysely is an SQL driver'],
    ['src/wiring.ts', `import type { PoolConfig } from 'pg';`, 'pg is an SQL driver'],
    ['src/exposure/x.ts', `export async function a() {}`, 'async in a room’s root'],
    ['src/exposure/x.ts', `const day = new Date();`, 'new Date() in a room’s root'],
    ['src/exposure/x.ts', `const at = Date.now();`, 'Date.now in a room’s root'],
    ['src/policy/x.ts', `const at = performance.now();`, 'performance.now in a room’s root'],
    ['src/kernel/identifiers/x.ts', `const dice = Math.random();`, 'Math.random in a room’s root'],
    ['src/exposure/x.ts', `const id = randomUUIDv7();`, 'randomUUIDv7 in a room’s root'],
    ['src/exposure/x.ts', `setTimeout(run, 5);`, 'setTimeout in a room’s root'],
    ['web/rooms/x.tsx', `import { a } from '#exposure';`, '#exposure is not a contract'],
    ['web/rooms/x.tsx', `import { a } from '../../src/exposure/http/contract.ts';`, 'leaves web'],
    ['src/limits/http/contract.ts', `import { a } from '../usecases/x.ts';`, 'is not pure'],
    ['src/limits/http/contract.ts', `import { a } from '#customers/usecases';`, 'is not a contract'],
    ['src/limits/http/contract.ts', `import { a } from 'node:crypto';`, 'does not run in a browser'],
    ['src/limits/http/limit-shapes.ts', `import { a } from '../usecases/x.ts';`, 'is not pure'],
    ['src/limits/x.test.ts', `it.only('a', () => {});`, 'it.only'],
    ['test/browser/x.browser.test.ts', `describe.skip('a', () => {});`, 'describe.skip'],
    ['src/limits/x.db.test.ts', `vi.mock('#customers');`, 'vi.mock'],
  ])('in %s catches %s', (path, text, complaint) => {
    const complaints = complaintsAbout([readSource(path, text)]);
    expect(complaints.join('\n')).toContain(complaint);
  });

  test.each([
    [`return refuse('invalid', 'moon_full', detail);`, 'moon_full'],
    [`refuse(\n  'stale',\n  'moon_full',`, 'moon_full'],
    [`{ kind: 'conflict', code: 'moon_full', detail }`, 'moon_full'],
    [`refusal('not_allowed', 'moon_full', '…')`, 'moon_full'],
    [`const no = (code: string, detail: string) => …; no('moon_full', '…');`, 'moon_full'],
    [`problem(status, 'moon_full', '…')`, 'moon_full'],
    [`row.note('day', 'moon_full', '…')`, 'moon_full'],
    [`throw new UnreadableFile('…', { code: 'moon_full' });`, 'moon_full'],
    [`return { code: 'moon_full', detail, facts: {} };`, 'moon_full'],
    ["refuse('invalid', `moon_${phase}`, detail)", '`moon_${phase}`'],
    [`refuse('invalid', why, detail)`, 'why'],
  ])('in %s reads the refusal %s', (text, code) => {
    expect(refusalCodesIn(text)).toEqual([code]);
  });

  test.each([
    ['src/exposure/credit-check.ts', `import { a } from '#limits';\nimport type { Clock } from '#platform';`],
    [
      'src/exposure/credit-check.ts',
      `// await the clock: Date.now()\nconst a = 'await new Date()';\nnew Date(instant);`,
    ],
    [
      'src/exposure/usecases/x.ts',
      `import { a } from '#limits/usecases';\nimport { b } from '../store/x.ts';\nawait a();`,
    ],
    ['src/exposure/store/x.ts', `import { sql } from 'kysely';`],
    ['src/exposure/x.db.test.ts', `import { testApi } from '../../test/setup/api.ts';\nimport pg from 'pg';`],
    ['src/limits/http/contract.ts', `import { z } from 'zod';\nimport { a } from '../limit.ts';`],
    ['src/limits/http/contract.ts', `import { a } from './limit-shapes.ts';`],
    ['src/wiring.ts', `import { a } from './limits/http/routes.ts';`],
    ['src/serve.ts', `import { a } from './demo/index.ts';\nimport { b } from './team/http/session-routes.ts';`],
    ['src/cli/x.ts', `import { a } from '../wiring.ts';\nimport { b } from '#exposure/usecases';`],
    ['web/rooms/x.tsx', `import { a } from '#exposure/contract';\nimport { cny } from '#kernel';`],
    ['src/limits/x.test.ts', `describe.skipIf(nothing)('a', () => {});`],
  ])('in %s lets through %s', (path, text) => {
    expect(complaintsAbout([readSource(path, text)])).toEqual([]);
  });
});
