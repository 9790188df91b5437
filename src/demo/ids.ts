import type { Id } from '#kernel';
import type { Dice } from './dice.ts';

/** `00` to `ff`: tens of thousands of ids are put together from these. */
const hex = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

let lastMs = -1;
let lastTime = '';

/** A UUIDv7 of a past instant: lists that go by id show the demo's history in its order. */
export function idAt<Kind extends string>(at: Date, dice: Dice): Id<Kind> {
  const a = dice.bits();
  const b = dice.bits();
  const c = dice.bits();
  const version = `${hex[0x70 | (a >>> 28)]}${hex[(a >>> 16) & 255]}`;
  const variant = `${hex[0x80 | ((a >>> 8) & 63)]}${hex[a & 255]}`;
  return `${timePart(at.getTime())}-${version}-${variant}-${word(b >>> 16)}${word(b)}${word(c)}` as Id<Kind>;
}

/** One posting often gives out several ids. */
function timePart(ms: number): string {
  if (ms !== lastMs) {
    const high = Math.floor(ms / 0x1_0000);
    lastTime = `${word(high >>> 16)}${word(high)}-${word(ms & 0xffff)}`;
    lastMs = ms;
  }
  return lastTime;
}

function word(value: number): string {
  return `${hex[(value >>> 8) & 255]}${hex[value & 255]}`;
}
