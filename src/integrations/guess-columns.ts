import type { Field } from './fields.ts';

/** Which column a field is read from, and why. */
export type Column = {
  readonly field: Field;
  readonly index: number | null;
  readonly because: 'chosen' | 'same_name' | 'known_name' | 'left_out' | 'not_found';
};

/**
 * Finds a column for each field: the map first, then the field's own name, then its known headers, best-known first.
 * A column is given to one field only. `unknown` holds what the map names and the file or the table does not have.
 */
export function guessColumns(
  headers: readonly string[],
  fields: readonly Field[],
  map: Readonly<Record<string, string | null>>,
): { columns: readonly Column[]; unknown: readonly string[] } {
  const plain = headers.map(plainHeader);
  const taken = new Set<number>();
  const found = new Map<string, Column>();
  const unknown = Object.keys(map).filter((name) => !fields.some((field) => field.name === name));

  for (const field of fields) {
    const chosen = map[field.name];
    if (chosen === undefined) continue;
    if (chosen === null) {
      found.set(field.name, { field, index: null, because: 'left_out' });
      continue;
    }
    const index = indexOfHeader(headers, plain, chosen);
    if (index === undefined) unknown.push(chosen);
    take(field, index, 'chosen');
  }
  for (const field of fields) if (!found.has(field.name)) take(field, free(plainHeader(field.name)), 'same_name');
  // Rank by rank, so that "customer" as a last resort never takes a column that another field knows better.
  const ranks = Math.max(...fields.map((field) => field.headers.length));
  for (let rank = 0; rank < ranks; rank += 1) {
    for (const field of fields) {
      const header = field.headers[rank];
      if (header !== undefined && !found.has(field.name)) take(field, free(plainHeader(header)), 'known_name');
    }
  }
  return {
    columns: fields.map((field) => found.get(field.name) ?? { field, index: null, because: 'not_found' }),
    unknown,
  };

  function free(name: string): number | undefined {
    const index = plain.findIndex((header, at) => header === name && !taken.has(at));
    return index === -1 ? undefined : index;
  }

  function take(field: Field, index: number | undefined, because: Column['because']): void {
    if (index === undefined) return;
    taken.add(index);
    found.set(field.name, { field, index, because });
  }
}

/** `Customer No. ` → `customerno`, `金额（元）` → `金额`, `Due_Date` → `duedate`. */
export function plainHeader(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase();
  const bare = plain.replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? plain.trim() : bare;
}

function indexOfHeader(headers: readonly string[], plain: readonly string[], chosen: string): number | undefined {
  const exact = headers.indexOf(chosen);
  const index = exact === -1 ? plain.indexOf(plainHeader(chosen)) : exact;
  return index === -1 ? undefined : index;
}
