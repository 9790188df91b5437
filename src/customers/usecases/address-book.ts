import type { Platform } from '#platform';
import { type Address, findAddresses } from '../store/locks.ts';

/** Some 200 bytes each: 20 MB. */
const mostKept = 100_000;

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
  return {
    recall: (code) => kept.get(code),
    async find(codes) {
      if (kept.size > mostKept) kept.clear();
      const addresses = new Map<string, Address>();
      const unknown: string[] = [];
      for (const code of codes) {
        const address = kept.get(code);
        if (address === undefined) unknown.push(code);
        else addresses.set(code, address);
      }
      if (unknown.length === 0) return addresses;
      for (const [code, address] of await findAddresses(database.sql, unknown)) {
        addresses.set(code, address);
        kept.set(code, address);
      }
      return addresses;
    },
    forget: (codes) => {
      for (const code of codes) kept.delete(code);
    },
  };
}
