import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for one secret after another, without showing what is typed; from a pipe each is a line. */
export type AskSecret = (what: string) => Promise<string>;

/** Never an argument: those show in `ps`. */
export async function askingSecrets<Answer>(work: (ask: AskSecret) => Promise<Answer>): Promise<Answer> {
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  const typed = lines[Symbol.asyncIterator]();
  try {
    return await work(async (what) => {
      if (stdin.isTTY) stderr.write(`${what}: `);
      const line = await typed.next();
      if (stdin.isTTY) stderr.write('\n');
      return line.done === true ? '' : line.value;
    });
  } finally {
    lines.close();
  }
}

export function readPassword(): Promise<string> {
  return askingSecrets((ask) => ask('Password'));
}
