import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '#assessment';
import { canonicalJson, CNY } from '#kernel';
import {
  asTable,
  createLog,
  migrate,
  openDatabase,
  type Platform,
  startEmbeddedPostgres,
  systemClock,
} from '#platform';
import { sql } from 'kysely';
import { diceFor } from '../../src/demo/dice.ts';
import { type Closing, figuresFor } from '../../src/demo/credit/figures.ts';
import { healths } from '../../src/demo/credit/health.ts';
import { normOf } from '../../src/demo/credit/norms.ts';

export type Portfolio = {
  readonly platform: Platform;
  /** One answer of everybody is another from now on: nobody's assessment comes out as it stood. */
  readonly changeEverybody: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const industries = ['通用设备制造业', '专用设备制造业', '汽车制造业', '金属制品业', '批发业', '食品制造业'];
const id = (kind: string, number = 'n') => `md5('${kind}' || ${number})::uuid`;
const owner = `${id('group')}, ${id('customer')}`;

/** A throw-away, durable PostgreSQL with so many customers and everything an assessment reads. */
export async function openPortfolio(customers: number): Promise<Portfolio> {
  const log = createLog('warn');
  const dataDir = await mkdtemp(join(tmpdir(), 'headroom-assessment-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log });
  await migrate(server.connection);
  const database = openDatabase(server.connection, () => {});
  const company = { name: 'Bench', timeZone: 'Asia/Shanghai', currency: CNY };
  const platform: Platform = { database, clock: systemClock, company, log };
  const from = performance.now();
  for (const statement of fill(customers)) await database.pool.query(statement);
  await fillStatements(platform, customers);
  await database.pool.query('vacuum analyze');
  console.log(
    `${customers.toLocaleString('en')} customers: filled in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  );
  return {
    platform,
    changeEverybody: async () => {
      await database.pool.query(`update assessment.answers set answer = '11' where question = 'years_in_business'`);
    },
    close: async () => {
      await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Each with eight answers and six invoices, of which four are settled by a receipt each, some of them late. */
function fill(customers: number): string[] {
  const each = `from generate_series(1, ${customers}) as n`;
  const list = industries.map((name) => `'${name}'`).join(', ');
  const issued = `current_date - 400 + i * 60`;
  return [
    `insert into customers.credit_groups select ${id('group')}, now() ${each}`,
    `insert into customers.customers (customer_id, credit_group_id, code, name, industry, country, currency, status, created_at)
     select ${id('customer')}, ${id('group')}, 'C' || lpad(n::text, 6, '0'), 'Customer ' || n, (array[${list}])[1 + n % ${industries.length}], 'CN', 'CNY', 'active', now() ${each}`,
    `insert into assessment.industry_outlooks (industry, outlook, reason, changed_by, changed_at)
     select unnest(array[${list}]), 'stable', 'bench', 'bench', now()`,
    `insert into assessment.answers (credit_group_id, customer_id, question, answer, answered_by, answered_at)
     select ${owner}, q.question, q.answer::jsonb, 'bench', now() ${each},
       (values ('market_share', '0.06'), ('largest_customer_share', '0.2'), ('years_in_business', '10'), ('management', '"adequate"'),
               ('strategy', '"general"'), ('culture', '"sound"'), ('transparency', '"full"'), ('litigation', '"none"')) as q (question, answer)`,
    `insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at)
     select ${owner}, ${id('invoice', "n || ' ' || i")}, 'I-' || n || '-' || i, ${issued}, ${issued} + 30, (n % 89 + 1) * 10000, case when i <= 4 then 0 else (n % 89 + 1) * 10000 end, 0, false, now()
       ${each}, generate_series(1, 6) as i`,
    `insert into receivables.settlements (credit_group_id, customer_id, settlement_id, kind, number, settled_on, amount_minor, unapplied_minor, booked_at)
     select ${owner}, ${id('receipt', "n || ' ' || i")}, 'receipt', 'R-' || n || '-' || i, ${issued} + 28 + n % 7, (n % 89 + 1) * 10000, 0, now() ${each}, generate_series(1, 4) as i`,
    `insert into receivables.allocations (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, booked_at)
     select ${owner}, ${id('invoice', "n || ' ' || i")}, ${id('receipt', "n || ' ' || i")}, (n % 89 + 1) * 10000, ${issued} + 28 + n % 7, now() ${each}, generate_series(1, 4) as i`,
  ];
}

const lastYear = new Date().getFullYear() - 1;

/** Three annual statements of everybody, as the demo company's are made: some eighty lines that add up. */
async function fillStatements({ database }: Platform, customers: number): Promise<void> {
  const perChunk = 1_000;
  for (let first = 1; first <= customers; first += perChunk) {
    const numbers = Array.from({ length: Math.min(perChunk, customers - first + 1) }, (_, place) => first + place);
    const rows = numbers.flatMap((n) =>
      yearsOf(n).map((figures, place) => ({
        n,
        period_end: `${lastYear - 2 + place}-12-31`,
        figures: canonicalJson(figures),
      })),
    );
    await sql`
      insert into assessment.statements
        (credit_group_id, customer_id, statement_id, period_end, span, currency, audited, source, figures, entered_by, entered_at)
      select ${sql.raw(owner)}, md5('statement' || n || period_end)::uuid, period_end, 'annual', 'CNY', true, 'bench', figures, 'bench', now()
        from ${asTable(rows, { n: 'int', period_end: 'date', figures: 'jsonb' })}`.execute(database.sql);
  }
}

function yearsOf(n: number): Figures[] {
  const dice = diceFor(`bench ${n}`);
  const health = dice.pick(Object.values(healths));
  const norm = normOf(industries[n % industries.length] ?? '');
  let opening: Closing | undefined;
  let annualRevenue = dice.between(20_000_000, 900_000_000);
  return [0, 1, 2].map(() => {
    const { figures, closing } = figuresFor({ annualRevenue, share: 1, health, norm, opening, isGroup: false });
    opening = closing;
    annualRevenue = Math.round(annualRevenue * (1 + health.growth));
    return figures;
  });
}
