import { openBench } from './credit-check/bench-company.ts';
import { crowd } from './credit-check/crowd.ts';
import { http } from './credit-check/http.ts';
import { type Load, sendLoad } from './credit-check/http-client.ts';
import { solo } from './credit-check/solo.ts';
import { machine, report, type Section } from './credit-check/report.ts';

/** Each stands for itself: `npm run bench -- credit-check crowd http`. */
const sections: Readonly<Record<string, Section>> = { crowd, solo, http };

/** What this bench runs in processes of its own: told in JSON, answering in JSON. */
const parts: Readonly<Record<string, (told: any) => Promise<unknown>>> = {
  'as-client': (load: Load) => sendLoad(load),
};

export default async function creditCheck(args: readonly string[]): Promise<void> {
  const [first = '', told = ''] = args;
  const part = parts[first];
  if (part !== undefined) return console.log(JSON.stringify(await part(JSON.parse(told))));
  const unknown = args.find((arg) => !(arg in sections));
  if (unknown !== undefined) throw new Error(`No section ${unknown}: there are ${Object.keys(sections).join(', ')}.`);
  const asked = args.length === 0 ? Object.keys(sections) : args;
  console.log(machine());
  for (const name of asked) {
    console.log(`\n${name}`);
    await sections[name]?.({ open: openBench, report });
  }
}
