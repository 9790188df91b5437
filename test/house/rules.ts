import { doorOf, fileAt, isPureRoot, type Place, placeOf, standsOn, type Storey } from './rooms.ts';
import { type Import, isTest, type SourceFile } from './source-file.ts';

/** What is wrong with one file, one sentence each. */
type Rule = (file: SourceFile) => string[];

const overImports =
  (complain: (path: string, one: Import, place: Place | undefined) => string | undefined): Rule =>
  ({ path, imports }) =>
    imports.flatMap((one) => {
      const complaint = complain(path, one, placeOf(path));
      return complaint === undefined ? [] : [`${path}: ${one.from} ${complaint}`];
    });

const doorsOf = (storey: Storey): readonly string[] => {
  if (storey === 'kernel') return [''];
  return storey === 'platform' ? ['', 'start', 'contract'] : ['', 'usecases', 'contract'];
};

/** A room uses the rooms before it, and only through their doors; inside, paths are relative. */
const doors = overImports((path, { from }, place) => {
  const target = doorOf(from);
  if (target === undefined) return undefined;
  if (target.storey === undefined) return 'is no room';
  if (!doorsOf(target.storey).includes(target.door)) return 'is no door';
  if (place === undefined) return undefined;
  if (target.storey === place.storey) return 'is this room itself: inside a room paths are relative';
  return standsOn(place.storey, target.storey) ? undefined : `reaches forward, from ${place.storey}`;
});

/** A relative path stays inside its room. The wiring, and a test that asks a server, may open the rooms' HTTP. */
const walls = overImports((path, { from }, place) => {
  const target = fileAt(path, from);
  if (target === undefined || place === undefined) return undefined;
  if (isTest(path) && /^test\/(?:setup\/|.+\.fixture\.ts$)/.test(target)) return undefined;
  const there = placeOf(target);
  if (there === undefined) return target === 'package.json' ? undefined : 'leaves src';
  if (there.storey === place.storey) return undefined;
  if (!standsOn(place.storey, there.storey)) return `reaches forward, from ${place.storey}`;
  const isAssembly = place.storey === 'wiring' || place.storey === 'serve' || isTest(path);
  if (isAssembly && there.folder === 'http') return undefined;
  if (['opening', 'wiring', 'serve'].includes(there.storey) || target === 'src/demo/index.ts') return undefined;
  return 'climbs past a door';
});

/** http → usecases → root, and usecases → store: stores ask nobody above, roots ask nobody at all. */
const inside = overImports((path, { from, typeOnly }, place) => {
  if (place === undefined || isTest(path)) return undefined;
  const target = fileAt(path, from);
  const there = target === undefined ? undefined : placeOf(target);
  if (there !== undefined && place.folder === 'store' && /^(?:usecases|http)$/.test(there.folder))
    return `is above a store`;
  if (!isPureRoot(place)) return undefined;
  if (there !== undefined && !isPureRoot(there)) return 'is not pure, and this is a room’s root';
  if (doorOf(from)?.door === 'usecases') return 'waits, and this is a room’s root';
  return from === '#platform' && !typeOnly ? 'is machinery: a room’s root takes its types only' : undefined;
});

const drivers = new Set(['pg', 'kysely', 'pg-boss']);

/** SQL has its places: every room's `store/`, and the platform. */
const sql = overImports((path, { from }, place) => {
  const isDriver = drivers.has(from) || from.startsWith('kysely/');
  if (!isDriver || isTest(path)) return undefined;
  if (place?.storey === 'platform' || place?.folder.split('/')[0] === 'store') return undefined;
  return 'is an SQL driver: SQL lives in store/';
});

const impure = [
  /\b(?:await|async)\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bperformance\.now\b/,
  /\bMath\.random\b/,
  /\brandom(?:UUID|UUIDv7|Bytes|Int)\b/,
  /\bnewId\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bprocess\./,
];

/** A decision knows what it is given: no clock, no dice, no waiting. */
const purity: Rule = ({ path, code }) => {
  const place = placeOf(path);
  if (place === undefined || isTest(path) || !isPureRoot(place)) return [];
  return impure.flatMap((pattern) => {
    const found = pattern.exec(code);
    return found === null ? [] : [`${path}: ${found[0]} in a room’s root`];
  });
};

/** A contract, or the part of a long one that says what one subject looks like on the wire. */
const contractFile = /\/http\/(?:contract|[a-z-]+-shapes)\.ts$/;

/** What the browser loads: contracts, and the kernel. A contract brings no server along. */
const browser = overImports((path, { from }, place) => {
  const isContract = place !== undefined && contractFile.test(path);
  if (!isContract && !path.startsWith('web/')) return undefined;
  const target = fileAt(path, from);
  if (target === undefined) {
    if (from.startsWith('node:') || drivers.has(from) || from === 'fastify') return 'does not run in a browser';
    return from.startsWith('#') && from !== '#kernel' && doorOf(from)?.door !== 'contract'
      ? 'is not a contract'
      : undefined;
  }
  if (isContract) {
    const there = placeOf(target);
    const isHarmless = there !== undefined && (there.storey === 'platform' || isPureRoot(there));
    return isHarmless || contractFile.test(target) ? undefined : 'is not pure';
  }
  return target.startsWith('src/') ? 'leaves web: contracts have doors' : undefined;
});

/** A test that is left out by hand is left out for good; a mock of our own code proves nothing about it. */
const tests: Rule = ({ path, code }) => {
  if (!isTest(path)) return [];
  const found =
    /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b|\bx(?:it|describe)\(|\bvi\.(?:do)?[mM]ock\(/.exec(
      code,
    );
  return found === null ? [] : [`${path}: ${found[0]}`];
};

const rules: readonly Rule[] = [doors, walls, inside, sql, purity, browser, tests];

export function complaintsAbout(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => rules.flatMap((rule) => rule(file)));
}
