import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Load, orderText, requestText, type Sent } from './http-client.ts';
import { codeOf, hot, uniform } from './workload.ts';

const run = promisify(execFile);

export const hasWrk = (): Promise<boolean> =>
  // It has no switch that only says its version, and ends with 1 after saying it.
  run('wrk', ['-v'])
    .catch((error) => error)
    .then(({ stdout = '' }) => stdout.startsWith('wrk'));

/** As `sendLoad`, by wrk, which takes a tenth of the processor that a client in Node takes from the server beside it. */
export async function sendByWrk(load: Load): Promise<Sent> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-wrk-'));
  try {
    const script = join(folder, 'orders.lua');
    await writeFile(script, scriptOf(load));
    await once(load, script, 'warm', 1);
    return await once(load, script, 'sent', load.seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function once({ port, connections, batch }: Load, script: string, label: string, seconds: number): Promise<Sent> {
  const { stdout } = await run('wrk', [
    ...['-t', '1', '-c', `${connections}`, '-d', `${seconds}s`, '--timeout', '60s', '--latency', '-s', script],
    ...[`http://127.0.0.1:${port}`, '--', label],
  ]);
  // What it asked last, and went away without waiting for, is not in the way of who comes next.
  await pause(2_000);
  const figure = (pattern: RegExp) => pattern.exec(stdout)?.[1];
  const perSecond = Number(figure(/Requests\/sec:\s+([\d.]+)/)) * batch;
  if (Number.isNaN(perSecond) || stdout.includes('Socket errors')) throw new Error(`wrk said:\n${stdout}`);
  return {
    perSecond,
    p50Ms: milliseconds(figure(/ 50%\s+(\S+)/)),
    p99Ms: milliseconds(figure(/ 99%\s+(\S+)/)),
    failures: Number(figure(/Non-2xx or 3xx responses: (\d+)/) ?? 0),
  };
}

/** `870.00us`, `34.52ms`, `1.20s`. */
function milliseconds(text = ''): number {
  const [, figure, unit] = /^([\d.]+)(us|ms|s)$/.exec(text) ?? [];
  return Number(figure) * { us: 0.001, ms: 1, s: 1_000 }[unit as 'us' | 'ms' | 's'];
}

function scriptOf(load: Load): string {
  const pick = load.pick === 'hot' ? hot(load.customers) : uniform(load.customers);
  const codes = Array.from({ length: 100_000 }, () => `"${codeOf(pick())}"`);
  return `
    local codes = {${codes.join(',')}}
    local orderText, requestText = [[${orderText}]], ${JSON.stringify(requestText(load))}
    local label, requests, orders = '', 0, 0
    function init(args) label = '${load.label}-' .. args[1] end
    local function order()
      orders = orders + 1
      return orderText:format(codes[orders % #codes + 1], label .. '-' .. orders)
    end
    function request()
      requests = requests + 1
      local body
      if ${load.batch} == 1 then body = order() else
        local items = {}
        for place = 1, ${load.batch} do items[place] = order() end
        body = '{"items":[' .. table.concat(items, ',') .. ']}'
      end
      return requestText:format(label .. '-' .. requests, #body, body)
    end`;
}
