import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel';

/** Where a page ended, as text that a client only hands back: `encodeCursor([lastDay, lastId])`. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what {@link encodeCursor} wrote; no cursor is the first page. `place` keeps anything else away from the SQL. */
export function decodeCursor<Place>(cursor: string | undefined, place: z.ZodType<Place>): Result<Place | undefined> {
  if (cursor === undefined) return ok(undefined);
  const read = place.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return ok(read.data);
  return refuse('invalid', 'invalid_cursor', 'Expected the nextCursor of the page before.', { field: 'cursor' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
