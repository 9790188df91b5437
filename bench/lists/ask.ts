/** Milliseconds; `cpu` is what one answer takes of the processors, whoever else is on the machine. */
export type Measured = { readonly p50: number; readonly p95: number; readonly cpu: number; readonly rows: number };

const rounds = 40;
/** A list that is slow is asked less often: the figure is clear enough. */
const longEnoughMs = 8_000;

/** Asks one after the other, after a few that do not count, and says how long it took in milliseconds. */
export async function measure(ask: (round: number) => Promise<number>, cpuUsed: () => number): Promise<Measured> {
  let rows = 0;
  for (let round = 0; round < 4; round += 1) rows = await ask(round);
  const took: number[] = [];
  const begin = performance.now();
  const cpuBefore = cpuUsed();
  for (let round = 0; round < rounds && performance.now() - begin < longEnoughMs; round += 1) {
    const from = performance.now();
    await ask(round);
    took.push(performance.now() - from);
  }
  const cpu = (cpuUsed() - cpuBefore) / took.length;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), cpu, rows };
}

/** Someone signed in, as the screens are: gives the rows of each list that is asked for. */
export async function signIn(baseUrl: string, email: string, password: string) {
  const answer = await fetch(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path: string): Promise<{ items: readonly unknown[]; nextCursor: string | null }> => {
    const list = await fetch(`${baseUrl}/api/v1${path}`, { headers: { cookie } });
    if (!list.ok) throw new Error(`${path}: ${await list.text()}`);
    return (await list.json()) as { items: readonly unknown[]; nextCursor: string | null };
  };
}
