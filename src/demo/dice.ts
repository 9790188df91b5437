/** Chance that always falls the same way: the demo company of one start day is the same on every machine. */
export type Dice = {
  /** From 0 to below 1. */
  roll(): number;
  /** Thirty-two of them. */
  bits(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as often as its share says. */
  pickByShare<Item extends { readonly share: number }>(items: readonly Item[]): Item;
  shuffle<Item>(items: readonly Item[]): Item[];
};

/** Each subject rolls its own dice, so that a change to one customer leaves the others as they were. */
export function diceFor(subject: string): Dice {
  let state = hash(subject);

  // mulberry32
  function bits(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  function roll(): number {
    return bits() / 4_294_967_296;
  }
  function between(low: number, high: number): number {
    return low + Math.floor(roll() * (high - low + 1));
  }
  function pick<Item>(items: readonly Item[]): Item {
    return items[between(0, items.length - 1)] as Item;
  }
  return {
    roll,
    bits,
    between,
    chance: (probability) => roll() < probability,
    pick,
    pickByShare(items) {
      let left = roll() * items.reduce((sum, { share }) => sum + share, 0);
      return items.find(({ share }) => (left -= share) < 0) ?? pick(items);
    },
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other] as never, shuffled[last] as never];
      }
      return shuffled;
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
}
