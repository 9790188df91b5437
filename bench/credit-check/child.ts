import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const runner = new URL('../../bin/bench.js', import.meta.url).pathname;

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
