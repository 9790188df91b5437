import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const link = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
/** `src/exposure/books.ts`, as the documents name it; a placeholder such as `src/<room>/index.ts` names nothing. */
const named = /`((?:src|web|test|bin|migrations|docs)\/[\w./-]+)`/g;

/** Files that a document points at and that are not there. */
export function brokenReferences(project: string, path: string, text: string): string[] {
  const linked = [...text.matchAll(link)].map(([, target = '']) => join(dirname(path), target));
  const mentioned = [...text.matchAll(named)].map(([, target = '']) => target);
  return [...linked, ...mentioned]
    .filter((target) => !existsSync(join(project, target)))
    .map((target) => `${path}: ${target} is not there`);
}
