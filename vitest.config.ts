import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One project per kind of test, from cheapest to dearest. The last two mostly wait, for a page or a server, and so share the workers. */
export default defineConfig({
  test: {
    // Vitest leaves one core alone; of two, that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'web/**/*.test.{ts,tsx}', 'test/setup/*.test.ts', 'test/journeys/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['test/setup/dice.ts'],
          isolate: false,
          pool: 'threads',
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'house', include: ['test/architecture.test.ts'], sequence: { groupOrder: 0 } } },
      {
        test: {
          name: 'db',
          isolate: false,
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/setup/server.ts'],
          setupFiles: ['test/setup/dice.ts', 'test/setup/close-databases.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.browser.test.ts'],
          globalSetup: ['test/setup/server.ts', 'test/setup/web.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'start',
          include: ['test/start/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
