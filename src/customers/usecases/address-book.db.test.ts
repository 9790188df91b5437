import { expect, test } from 'vitest';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { createAddressBook, createCustomer } from './index.ts';

const platform = await testPlatform();

async function customer(code: string): Promise<void> {
  const created = await createCustomer(platform, { caller: operator }, { code, name: code });
  if (!created.ok) throw new Error(created.refusal.detail);
}

test('who asked about one customer soon knows where all others stand, and looks up who came later', async () => {
  await customer('A');
  await customer('B');
  const book = createAddressBook(platform);
  expect(book.recall('A')).toBeUndefined();
  const asked = await book.find(['A', 'NOBODY']);
  expect([...asked.keys()]).toEqual(['A']);
  await expect.poll(() => book.recall('B')).toMatchObject({ hasLevels: false, hasPayers: false });

  await customer('C');
  expect(book.recall('C')).toBeUndefined();
  expect((await book.find(['B', 'C'])).size).toBe(2);
  expect(book.recall('C')).toBeDefined();

  book.forget(['B']);
  expect(book.recall('B')).toBeUndefined();
});
