#!/usr/bin/env node
// `npm run bench -- NAME`: runs bench/NAME.ts, which prints what it measured. Nothing here fails for being slow.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rememberCompiled } from './compile-cache.js';
import { needNode24 } from './node-version.js';

needNode24();
const folder = join(import.meta.dirname, '../bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME\nNAME is one of: ${names.join(', ')}`);
  process.exit(2);
}
rememberCompiled();
/** @type {{ default: (args: string[]) => Promise<void> }} */
const bench = await import(join(folder, `${name}.ts`));
await bench.default(args);
