import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoint } from '#platform/contract';

const source = join(import.meta.dirname, '../../src');

/** Every door of the API: what the rooms' contracts say, whether or not somebody has opened it. */
export async function allDoors(): Promise<Endpoint[]> {
  const paths = await readdir(source, { recursive: true });
  const contracts = paths.filter((path) => /^\w+.http.contract\.ts$/.test(path));
  const modules = await Promise.all(
    contracts.toSorted().map((path): Promise<Record<string, unknown>> => import(join(source, path))),
  );
  return modules.flatMap((contract) => Object.values(contract).flatMap(doorsIn));
}

/** A contract exports its doors one by one or in a table; the schemas beside them are passed over. */
function doorsIn(exported: unknown): Endpoint[] {
  if (typeof exported !== 'object' || exported === null) return [];
  return [exported, ...Object.values(exported)].filter(isDoor);
}

function isDoor(one: unknown): one is Endpoint {
  return typeof one === 'object' && one !== null && 'method' in one && 'path' in one && 'may' in one;
}
