import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const runner = new URL('../../bin/bench.js', import.meta.url).pathname;

/** Runs this bench with other words, in a process of its own that prints for itself; whoever stops us stops it. */
export async function runInChild(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, runner, 'credit-check', ...args], { stdio: 'inherit' });
  const stop = () => void child.kill();
  // Ctrl-C reaches the child too: here it is only waited for.
  const wait = () => {};
  process.on('SIGTERM', stop).on('SIGINT', wait);
  const [code] = (await once(child, 'close')) as [number | null];
  process.off('SIGTERM', stop).off('SIGINT', wait);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
}

/** Runs one part of this bench in a process of its own, told and answering in one line of JSON. */
export async function inChild<Answer>(part: string, told: unknown): Promise<Answer> {
  const child = spawn(process.execPath, [...process.execArgv, runner, 'credit-check', part, JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let last = '';
  for await (const line of createInterface(child.stdout)) last = line;
  const code = await ended;
  if (code !== 0) throw new Error(`${part} ended with ${code}.`);
  return JSON.parse(last) as Answer;
}
