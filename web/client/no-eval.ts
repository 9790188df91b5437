import { config } from 'zod';

// The contracts are zod schemas, and zod tries `eval` when it makes one, which the page's security policy reports on
// the console. Imported first, before any contract.
config({ jitless: true });
