import { cpus, loadavg } from 'node:os';
import { createServer, encodeCursor, openJobs } from '#platform';
import { createAuthenticator, demoPassword } from '#team/usecases';
import { allJobs, allPlugins, allRoutes } from '../src/wiring.ts';
import { type Measured, measure, signIn } from './lists/ask.ts';
import { type Company, openCompany } from './lists/company.ts';
import { cpuUsed } from './lists/cpu.ts';

const many = 100_000;
const few = 1_000;
const targetMs = 200;
const manager = 'shen.jing@demo.headroom.example';

/** Every list over HTTP, of 100,000 customers and, in the same run, of 1,000: what the size costs. */
export default async function lists([asked]: readonly string[]): Promise<void> {
  const [cpu] = cpus();
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}, load ${load()}`);
  const baseline = await measureCompany(few, asked);
  const measured = await measureCompany(many, asked);
  console.log(`\n${'list'.padEnd(44)} rows   p50 ms   p95 ms   cpu ms  × of ${few.toLocaleString('en')} (cpu)`);
  for (const [name, { p50, p95, cpu: used, rows }] of measured) {
    const ratio = used / (baseline.get(name)?.cpu ?? Number.NaN);
    const figures = [p50, p95, used, ratio].map((figure) => figure.toFixed(1).padStart(8)).join(' ');
    const worst = Math.min(p95, used);
    console.log(
      `${name.padEnd(44)} ${String(rows).padStart(4)} ${figures}  ${worst < targetMs ? '' : `ABOVE ${targetMs} ms`}`,
    );
  }
  console.log(
    `Load at the end: ${load()} on ${cpus().length} processors; p50 and p95 count others' work too, cpu does not.`,
  );
}

async function measureCompany(customers: number, asked = ''): Promise<Map<string, Measured>> {
  const from = performance.now();
  const company = await openCompany(customers);
  console.log(
    `${customers.toLocaleString('en')} customers: filled in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  );
  const { platform } = company;
  const server = await createServer({
    platform,
    authenticator: createAuthenticator(platform),
    routes: allRoutes(platform, openJobs(platform, allJobs(platform))),
    plugins: allPlugins(platform),
  });
  try {
    const list = await signIn(await server.listen({ port: 0, host: '127.0.0.1' }), manager, demoPassword);
    const measured = new Map<string, Measured>();
    for (const [name, paths] of Object.entries(await questions(company))) {
      if (!name.includes(asked)) continue;
      const ask = async (round: number) => (await list(paths[round % paths.length] ?? '')).items.length;
      const one = await measure(ask, () => cpuUsed(company.postmaster));
      measured.set(name, one);
      console.log(`         ${name}: p50 ${one.p50.toFixed(1)}, p95 ${one.p95.toFixed(1)} ms`);
    }
    return measured;
  } finally {
    await server.close();
    await company.close();
  }
}

/** What the screens ask; several paths where each reader would ask for something else. */
async function questions({ platform: { database }, customers }: Company): Promise<Record<string, string[]>> {
  const { rows } = await database.pool.query<{ name: string; code: string }>(
    `select name, code from customers.customers order by name collate customers.pinyin, code offset $1 limit 1`,
    [Math.floor(customers * 0.9)],
  );
  const deep = encodeCursor([rows[0]?.name ?? '', rows[0]?.code ?? '']);
  const search = (of: string, words: readonly string[]) =>
    words.map((word) => `/${of}?search=${encodeURIComponent(word)}`);
  const names = ['恒力', '鼎源', '华润轴承', '宁波永', '五金有限'];
  const initials = ['hengli', 'dyyy', 'hrzc', 'nby', 'wjyx'];
  const codes = ['C0004', '0042', '00099', 'C000123'];
  const sorts = ['code', 'headroom', 'exposure', 'overdue'];
  const statuses = ['active', 'overdue', 'over_limit', 'frozen', 'blacklisted', 'inactive'];
  return {
    'customers, first page': ['/positions'],
    ...Object.fromEntries(sorts.map((sort) => [`customers by ${sort}`, [`/positions?sort=${sort}`]])),
    'customers, search by name': search('positions', names),
    'customers, search by pinyin': search('positions', initials),
    'customers, search by part of the code': search('positions', codes),
    'customers, search that finds nobody': search('positions', ['没有这家公司', 'zzzzz']),
    ...Object.fromEntries(statuses.map((one) => [`customers that are ${one}`, [`/positions?status=${one}`]])),
    'customers overdue, by overdue': ['/positions?status=overdue&sort=overdue'],
    'customers, deep in the list': [`/positions?cursor=${deep}`],
    'finder, search by name': search('customers', names).map((path) => `${path}&limit=8`),
    'finder, search by pinyin': search('customers', initials).map((path) => `${path}&limit=8`),
    'finder, search that finds nobody': search('customers', ['没有这家公司', 'zzzzz']),
    'finder, deep in the list': [`/customers?cursor=${deep}`],
    applications: ['/applications'],
    'applications in approval': ['/applications?state=in_approval'],
    'applications that wait for me': ['/applications?show=waiting_for_me'],
    'orders that wait': ['/holds?status=open&limit=200'],
    'orders that were released': ['/holds?status=released'],
    'invoices of a customer with 2,000': ['/customers/C000001/invoices'],
    'invoices of other customers': ['/customers/C000500/invoices', '/customers/C000777/invoices'],
    'timeline of a customer with 2,000 entries': ['/customers/C000001/timeline'],
    'ledger of a customer': ['/customers/C000002/entries'],
  };
}
