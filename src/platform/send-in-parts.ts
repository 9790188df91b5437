import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Works through many items in parts: while the database is at what one part sent, the next is worked on. Gives what the
 * parts came to, in the order of the items, as soon as everything is sent; `written` says when it is done as well.
 */
export async function sendInParts<Item, Outcome>(
  items: readonly Item[],
  perPart: number,
  send: (part: readonly Item[]) => { readonly outcomes: readonly Outcome[]; readonly written: Promise<void> },
): Promise<{ readonly outcomes: Outcome[]; readonly written: Promise<unknown> }> {
  const all: Outcome[] = [];
  const underWay: Promise<void>[] = [];
  for (let from = 0; from < items.length; from += perPart) {
    // What was sent leaves only when the process has a moment.
    if (from > 0) await nextTurn();
    const { outcomes, written } = send(items.slice(from, from + perPart));
    all.push(...outcomes);
    // Whoever waits for it all hears of a failure; until then nobody looks.
    written.catch(() => {});
    underWay.push(written);
  }
  return { outcomes: all, written: Promise.all(underWay) };
}
