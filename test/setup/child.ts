import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Child = {
  readonly pid: number;
  /** Everything it wrote so far, to both streams. */
  said(): string;
  /** The match, as soon as it has been written; rejects when the process ends without it. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code; -1 when a signal ended it. */
  readonly ended: Promise<number>;
};

type ChildOptions = {
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** Who ends what is left of it; in `beforeAll`, hand in `afterAll`. */
  readonly atEnd?: (work: () => Promise<void>) => void;
};

/** What the launchers in bin/ remember of compiled files: a process that is killed leaves nothing behind there itself. */
const compiled = join(import.meta.dirname, '../../node_modules/.cache/headroom');

/** A process under test. Ended with the test, if it has not ended before. */
export function startChild(
  args: readonly string[],
  { env = {}, cwd = process.cwd(), atEnd = onTestFinished }: ChildOptions = {},
): Child {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...inherited, NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of waiting) look();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      tell();
    });
  }
  let isOver = false;
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      isOver = true;
      resolve(code ?? -1);
      tell();
    });
  });
  atEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill: (signal) => child.kill(signal),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(said);
          if (match === null && !isOver) return;
          waiting.delete(look);
          if (match === null) reject(new Error(`It ended without saying ${pattern}, but: ${said}`));
          else resolve(match);
        };
        waiting.add(look);
        look();
      }),
  };
}
