import { randomUUIDv7 } from 'node:crypto';
import type { Id } from '#kernel';

/** A UUIDv7: sorts by creation, and needs no server function (PostgreSQL 15 has none). */
export function newId<Kind extends string>(): Id<Kind> {
  return randomUUIDv7() as Id<Kind>;
}
