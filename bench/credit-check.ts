import { closeAll } from './credit-check/bench-company.ts';
import { ceiling } from './credit-check/ceiling.ts';
import { runInChild } from './credit-check/child.ts';
import { crowd, slowDisk } from './credit-check/crowd.ts';
import { documents } from './credit-check/documents.ts';
import { http } from './credit-check/http.ts';
import { sendLoad } from './credit-check/http-client.ts';
import { importing } from './credit-check/importing.ts';
import { millions } from './credit-check/millions.ts';
import { machine, type Section } from './credit-check/report.ts';
import { serveHalf, servers } from './credit-check/servers.ts';
import { solo } from './credit-check/solo.ts';

/**
 * Each stands for itself, in a process of its own: what one leaves in memory would slow down the next.
 * `npm run bench -- credit-check crowd http`; `quick` before it tries it out.
 */
const sections: Readonly<Record<string, Section>> = {
  crowd,
  solo,
  documents,
  servers,
  http,
  'slow-disk': slowDisk,
  ceiling,
  import: importing,
  millions,
};

/** What this bench runs in processes of its own: told in JSON, answering in JSON. */
const parts: Readonly<Record<string, (told: any) => Promise<unknown>>> = {
  'as-client': sendLoad,
  'as-server': serveHalf,
};

export default async function creditCheck(args: readonly string[]): Promise<void> {
  const [first = '', told = ''] = args;
  const part = parts[first];
  if (part !== undefined) return console.log(JSON.stringify(await part(JSON.parse(told))));
  const asked = args.filter((arg) => arg !== 'quick');
  const unknown = asked.find((arg) => !(arg in sections));
  if (unknown !== undefined) throw new Error(`No section ${unknown}: there are ${Object.keys(sections).join(', ')}.`);
  const [only, ...more] = asked;
  if (only !== undefined && more.length === 0) return runSection(only);
  const quick = args.filter((arg) => arg === 'quick');
  for (const name of asked.length === 0 ? Object.keys(sections) : asked) await runInChild([...quick, name]);
}

async function runSection(name: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(1)));
  }
  console.log(`\n${name}, ${machine()}`);
  try {
    await sections[name]?.();
  } finally {
    await closeAll();
  }
}
