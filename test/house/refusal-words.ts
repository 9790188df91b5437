import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = { readonly default: { readonly problems?: Readonly<Record<string, string>> } };

/** Codes for which the screens have words: Chinese leads, English must have the same or does not compile. */
export async function codesWithWords(project: string): Promise<string[]> {
  const folder = join(project, 'web/messages/zh-CN');
  const spaces = await Promise.all(readdirSync(folder).map((name): Promise<Messages> => import(join(folder, name))));
  return spaces.flatMap((space) => Object.keys(space.default.problems ?? {}));
}

/** Made in the browser, when no answer came. */
const ofTheBrowser = ['no_answer'];
/** `invoice_exists`, `order_of_another_customer`: the noun is put in front as the refusal is made. */
const composed = ['_exists', '_of_another_customer', '_of_another_payer'];

/** Words for a refusal that nothing in the house can give. */
export function wordsForNothing(codes: readonly string[], sources: readonly string[]): string[] {
  return codes.filter((code) => {
    if (ofTheBrowser.includes(code)) return false;
    const ending = composed.find((one) => code.endsWith(one));
    return !sources.some(
      (text) => text.includes(`'${code}'`) || (ending !== undefined && text.includes(`}${ending}\``)),
    );
  });
}

export function serverSources(project: string, paths: readonly string[]): string[] {
  return paths
    .filter((path) => path.startsWith('src/') && !path.includes('.test.'))
    .map((path) => readFileSync(join(project, path), 'utf8'));
}
