import { openBench } from './credit-check/bench-company.ts';
import { crowd } from './credit-check/crowd.ts';
import { type Section, report } from './credit-check/report.ts';

/** Each stands for itself: `npm run bench -- credit-check crowd http`. */
const sections: Readonly<Record<string, Section>> = { crowd };

export default async function creditCheck(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => !(arg in sections));
  if (unknown !== undefined) throw new Error(`No section ${unknown}: there are ${Object.keys(sections).join(', ')}.`);
  const asked = args.length === 0 ? Object.keys(sections) : args;
  for (const name of asked) {
    console.log(`\n${name}`);
    await sections[name]?.({ open: openBench, report });
  }
}
