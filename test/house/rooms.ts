import { join } from 'node:path/posix';

/** The order of the house: a room may use those before it, never those after it. Architecture, section 1. */
export const rooms = [
  'kernel',
  'platform',
  'team',
  'policy',
  'customers',
  'rates',
  'receivables',
  'assessment',
  'limits',
  'exposure',
  'reconciliation',
  'approvals',
  'monitoring',
  'reports',
  'notices',
  'integrations',
] as const;

/** What stands on the rooms: the demo company, the machinery opened, where rooms meet it, the shell, the server, the start. */
const storeys = [...rooms, 'demo', 'opening', 'wiring', 'cli', 'serve', 'main'] as const;
export type Storey = (typeof storeys)[number];

/** Where a file lives: its room, and the folder inside it (`''` is the room's root). */
export type Place = { readonly storey: Storey; readonly folder: string };

export function placeOf(path: string): Place | undefined {
  const [top, first = '', ...rest] = path.split('/');
  const storey = storeys.find((name) => name === first || `${name}.ts` === first);
  if (top !== 'src' || storey === undefined) return undefined;
  return { storey, folder: rest.slice(0, -1).join('/') };
}

/** `exposure` is built on `limits`; `limits` is not built on `exposure`. */
export function standsOn(upper: Storey, lower: Storey): boolean {
  return storeys.indexOf(lower) < storeys.indexOf(upper);
}

/** `#exposure/usecases` → the room and its door; undefined for anything that is not a door. */
export function doorOf(from: string): { readonly storey: Storey | undefined; readonly door: string } | undefined {
  const match = /^#(?<room>[a-z]+)(?:\/(?<door>.+))?$/.exec(from);
  if (match === null) return undefined;
  const { room, door = '' } = match.groups ?? {};
  return { storey: storeys.find((name) => name === room), door };
}

/** The file that `./` or `../` leads to, from the project's folder. */
export function fileAt(path: string, from: string): string | undefined {
  return from.startsWith('.') ? join(path, '..', from) : undefined;
}

/** Folders that wait: for a database, a request, a file. */
const waiting: ReadonlySet<string> = new Set(['usecases', 'store', 'http', 'files']);

/** The rooms whose root files decide: literal in, literal out. A folder that waits for nothing belongs to the root. */
export function isPureRoot({ storey, folder }: Place): boolean {
  if (storey === 'kernel') return true;
  const [first = ''] = folder.split('/');
  return storey !== 'platform' && !waiting.has(first) && (rooms as readonly string[]).includes(storey);
}
