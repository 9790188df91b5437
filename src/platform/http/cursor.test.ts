import { expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '#kernel';
import { decodeCursor, encodeCursor } from './cursor.ts';

const place = z.tuple([z.iso.date(), z.int()]);

it('a cursor leads back to the place where the page ended', () => {
  expect(decodeCursor(encodeCursor(['2026-03-31', 7]), place)).toEqual(ok(['2026-03-31', 7]));
});

it('no cursor is the first page', () => {
  expect(decodeCursor(undefined, place)).toEqual(ok(undefined));
});

it.each(['', 'x', encodeCursor([]), encodeCursor(['today', 7]), encodeCursor(['2026-03-31', 7, 8])])(
  '%j is refused, not passed on',
  (cursor) => {
    expect(decodeCursor(cursor, place)).toMatchObject({ ok: false, refusal: { kind: 'invalid', field: 'cursor' } });
  },
);
