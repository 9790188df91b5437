import type { Platform } from '#platform';

/** Fills an empty database with the demo company. */
export async function seedDemoIfEmpty(_platform: Platform): Promise<void> {}
