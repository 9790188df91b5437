import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction, type Platform } from '#platform';
import { type Address, findAddresses, readAllAddresses } from '../store/locks.ts';

/** Some 300 bytes each: 300 MB, where there are so many customers. Who comes later takes the place of who came first. */
const mostKept = 1_000_000;
/** Read in a few milliseconds, in which nobody is answered. */
const readAtOnce = 1_000;

/**
 * Remembers at which ids a code was last seen, so that who locks a customer need not look it up first. An address may
 * be out of date: it is only good for a lock that checks it (`lockAddresses`).
 */
export type AddressBook = {
  readonly recall: (code: string) => Address | undefined;
  /** Looks up what is not remembered. Codes that no customer bears are left out. */
  readonly find: (codes: readonly string[]) => Promise<ReadonlyMap<string, Address>>;
  readonly forget: (codes: readonly string[]) => void;
};

export function createAddressBook({ database }: Pick<Platform, 'database'>): AddressBook {
  const kept = new Map<string, Address>();
  let hasBegun = false;
  return {
    recall: (code) => kept.get(code),
    async find(codes) {
      const addresses = new Map<string, Address>();
      const unknown: string[] = [];
      for (const code of codes) {
        const address = kept.get(code);
        if (address === undefined) unknown.push(code);
        else addresses.set(code, address);
      }
      if (unknown.length === 0) return addresses;
      if (!hasBegun) void readAll();
      for (const [code, address] of await findAddresses(database.sql, unknown)) {
        addresses.set(code, address);
        keep(code, address);
      }
      return addresses;
    },
    forget: (codes) => {
      for (const code of codes) kept.delete(code);
    },
  };

  function keep(code: string, address: Address): void {
    const [first] = kept.keys();
    if (kept.size >= mostKept && first !== undefined) kept.delete(first);
    kept.set(code, address);
  }

  /**
   * Once, from the first question on and beside it: a server that has just started soon hears of everybody. It rests as
   * long as it reads, for those who are asking meanwhile.
   */
  async function readAll(): Promise<void> {
    hasBegun = true;
    // Whoever needs an address that could not be read looks it up.
    await inTransaction(database, async (tx) => {
      let begun = performance.now();
      for await (const read of readAllAddresses(tx, readAtOnce)) {
        for (const [code, address] of read) if (!kept.has(code)) kept.set(code, address);
        // Who closes the database waits for this connection too.
        if (kept.size + readAtOnce > mostKept || database.pool.ending) return;
        await pause(performance.now() - begun, undefined, { ref: false });
        begun = performance.now();
      }
    }).catch(() => {});
  }
}
