/** Asks for the next item while the one before is still worked on: one lies ready, never more. */
export async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = items.next();
      // Who asks for it hears of the failure; until then nobody looks.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}
