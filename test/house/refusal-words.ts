import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalCodesIn } from './refusal-codes.ts';

/** One namespace of messages: of a room, or the general one, whose sentences may have figures too. */
type Space = { readonly name: string; readonly problems: readonly string[]; readonly figures: readonly string[] };

type Words = Readonly<Record<string, string>>;
type Messages = { readonly default: { readonly problems?: Words; readonly figures?: Words } };

/** Where any screen looks for what its own room does not say. */
const general = 'refusals';

/** Codes that no screen can meet, and why. */
const machineOnly: Readonly<Record<string, string>> = {
  bootstrap_key_too_short: 'read from the environment, at the start',
  cancelled: 'inside an import, which is shown as its state',
  rows_rejected: 'inside an import, which is shown as its state',
  run_taken_over: 'between two runs of a job',
  database_unreachable: 'asked by whoever watches the server',
  idempotency_key_required: 'every write of the web app has a key',
  invalid_cursor: 'the web app sends back the cursor it got',
  kind_missing: 'the web app always says what a file is',
  no_session: 'an API key has no session to describe',
  no_such_address: 'the web app knows its addresses',
  unsupported_media_type: 'the web app sends JSON',
};

/** Made in the browser, when no answer came. */
const ofTheBrowser = ['no_answer'];

/** Chinese leads: English must have the same or does not compile. */
export async function spacesOf(project: string): Promise<Space[]> {
  const folder = join(project, 'web/messages/zh-CN');
  return Promise.all(
    readdirSync(folder).map(async (file) => {
      const { default: words } = (await import(join(folder, file))) as Messages;
      return {
        name: file.replace('.ts', ''),
        problems: Object.keys(words.problems ?? {}),
        figures: file === `${general}.ts` ? Object.keys(words.figures ?? {}) : [],
      };
    }),
  );
}

/** Every code that the server can refuse with. */
export function givenCodes(project: string, paths: readonly string[]): string[] {
  const codes = paths
    .filter((path) => path.startsWith('src/') && !/\.(?:test|fixture)\./.test(path))
    .flatMap((path) => refusalCodesIn(readFileSync(join(project, path), 'utf8')));
  return [...new Set(codes)].toSorted();
}

/** What a person would read in English on a Chinese screen, or in words of a room that they are not in. */
export function withoutWords(given: readonly string[], spaces: readonly Space[]): string[] {
  return given.flatMap((code) => {
    const saying = spaces.filter(({ problems }) => problems.includes(code));
    if (code in machineOnly) return saying.length === 0 ? [] : [`${code} has words, and is listed for machines only`];
    if (saying.length === 0) return [`${code} has no words`];
    const isClear = saying.length === 1 || saying.some(({ name }) => name === general);
    return isClear ? [] : [`${code} has words in several rooms, and no general ones`];
  });
}

/** Words, or a place among the machines, for a refusal that nothing in the house can give. */
export function wordsForNothing(given: readonly string[], spaces: readonly Space[]): string[] {
  const said = spaces.flatMap(({ problems, figures }) => [...problems, ...figures]);
  const known = [...given, ...ofTheBrowser];
  return [...new Set([...said, ...Object.keys(machineOnly)])].filter((code) => !known.includes(code));
}
