import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillMissingPinyin } from '#customers/usecases';
import { CNY } from '#kernel';
import { createLog, migrate, openDatabase, type Platform, startEmbeddedPostgres, systemClock } from '#platform';
import { seedDemoUsers } from '#team/usecases';

export type Company = {
  readonly platform: Platform;
  readonly customers: number;
  readonly postmaster: number;
  readonly close: () => Promise<void>;
};

/** A throw-away PostgreSQL with so many customers and what belongs to them. Gone with `close`. */
export async function openCompany(customers: number): Promise<Company> {
  const log = createLog('warn');
  const dataDir = await mkdtemp(join(tmpdir(), 'headroom-lists-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log });
  await migrate(server.connection);
  const database = openDatabase(server.connection, () => {});
  const company = { name: 'Bench', timeZone: 'Asia/Shanghai', currency: CNY };
  const platform: Platform = { database, clock: systemClock, company, log };
  for (const statement of fill(customers)) await database.pool.query(statement);
  await fillMissingPinyin(platform);
  await seedDemoUsers(platform);
  await database.pool.query('vacuum analyze');
  return {
    platform,
    customers,
    postmaster: Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10),
    close: async () => {
      await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const id = (kind: string, number = 'n') => `md5('${kind}' || ${number})::uuid`;
/** Of the list, the entry that the number falls on. */
const pick = (words: string, number: string) => {
  const list = words.split(' ');
  return `(array['${list.join("','")}'])[1 + (${number}) % ${list.length}]`;
};

const cities = '上海 北京 广州 深圳 宁波 温州 苏州 无锡 杭州 青岛 济南 武汉 长沙 成都 重庆 西安 郑州 合肥 福州 厦门';
const first = '恒 鼎 华 金 永 瑞 宏 远 盛 嘉 泰 兴 隆 腾 凯 信 明 德 安 海 天 中 国 新 东 南 北 长 大 利';
const second = '力 源 润 峰 达 通 丰 和 昌 业 宇 诚 邦 成 岳 翔 辉 健 亿 川 科 创 合 美 佳 众 联 荣 顺 威';
const trades = '机械 轴承 液压 紧固件 模具 电气 涂料 钢构 五金 化工 包装 纺织 汽配 仪表 阀门 管道 电缆 塑胶 玻璃 铸造';

/**
 * Each with a limit, a position and three invoices, of which one in ten has a late one; one in fifty has an order that
 * waits, one in twenty an application, one in a hundred is frozen or blacklisted. The first has two thousand invoices
 * and as long a history: the lists of one customer are asked of it.
 */
function fill(customers: number): string[] {
  const each = `from generate_series(1, ${customers}) as n`;
  const owner = `${id('group')}, ${id('customer')}`;
  const long = 2_000;
  const name = `${pick(cities, 'n')} || ${pick(first, 'n / 20')} || ${pick(second, 'n / 600')} || ${pick(trades, 'n * 7 / 3')} || '有限公司'`;
  return [
    `insert into customers.credit_groups select ${id('group')}, now() ${each}`,
    `insert into customers.customers (customer_id, credit_group_id, code, name, industry, country, currency, status, created_at, frozen_at, freeze_reason, blacklisted_at, blacklist_reason)
     select ${id('customer')}, ${id('group')}, 'C' || lpad(n::text, 6, '0'), ${name}, ${pick(trades, 'n')}, 'CN', 'CNY', case when n % 50 = 3 then 'inactive' else 'active' end, now(),
            case when n % 100 = 7 then now() end, case when n % 100 = 7 then 'bench' end,
            case when n % 100 = 9 then now() end, case when n % 100 = 9 then 'bench' end ${each}`,
    `insert into limits.limits (credit_group_id, customer_id, limit_id, kind, currency, amount_minor, valid_from, valid_to, granted_to, reason, granted_by, granted_at)
     select ${owner}, ${id('limit', "n || ' ' || i")}, 'amount', 'CNY', (n % 997 + 1) * 1000000, current_date - 400 * (2 - i), case i when 1 then current_date - 36 else current_date + 300 end, current_date + 300, 'bench', 'bench', now()
       ${each}, generate_series(1, 2) as i`,
    `select limits.keep_newest_to(array(select customer_id from customers.customers))`,
    invoices(`${each}, generate_series(1, 3) as i`),
    invoices(`from generate_series(1, 1) as n, generate_series(4, ${long}) as i`),
    `insert into exposure.positions (credit_group_id, customer_id, open_orders_minor, delivered_minor, receivables_minor, entry_no)
     select ${owner}, n % 13 * 100000, n % 7 * 100000, (select sum(open_minor) from receivables.invoices v where v.credit_group_id = ${id('group')} and v.customer_id = ${id('customer')}), 3 ${each}`,
    `insert into exposure.holds (credit_group_id, customer_id, hold_id, check_id, document_type, document_number, currency, amount_minor, reserve_minor, objections, status, requested_by, requester_name, created_at, closed_at, closed_by, close_reason)
     select ${owner}, ${id('hold')}, ${id('check')}, 'sales_order', 'SO-' || n, 'CNY', 5000000, 5000000, '[{"code":"no_limit"}]', case when n % 500 = 0 then 'open' else 'released' end, 'key:bench', 'Bench', now(),
            case when n % 500 > 0 then now() end, case when n % 500 > 0 then 'bench' end, case when n % 500 > 0 then 'bench' end ${each} where n % 50 = 0`,
    `insert into approvals.applications (credit_group_id, customer_id, application_id, kind, state, currency, asked_minor, amount_minor, valid_from, valid_to, reason, applicant_id, applicant_name, round, levels, waiting_for, in_force, assessed, measurement, version, created_at, sent_at, closed_at)
     select ${owner}, ${id('application')}, 'increase', case when n % 200 = 0 then 'in_approval' else 'rejected' end, 'CNY', 90000000, 90000000, current_date, current_date + 365, 'bench', 'bench', 'Bench', 1,
            array['sales_manager', 'credit_manager'], case when n % 200 = 0 then 'credit_manager' end, '{"kind":"none"}', null,
            '{"policyVersion":"policy-1","grade":null,"totalBefore":{"currency":"CNY","amount":"0.00"},"totalAfter":{"currency":"CNY","amount":"900000.00"},"amount":{"currency":"CNY","amount":"900000.00"},"proposed":{"currency":"CNY","amount":"0.00"},"prolongs":false,"answer":{"levels":["sales_manager","credit_manager"],"because":"matrix","excessPercent":0,"addedByExcess":[]}}',
            1, now(), now(), case when n % 200 > 0 then now() end ${each} where n % 20 = 0`,
    `insert into platform.audit_entries (entry_id, at, actor_kind, actor_id, actor_name, command, customer_id, subject, detail, content_hash)
     select ${id('entry', "n || ' ' || i")}, now(), 'system', 'bench', 'Bench', 'exposure.post_invoice', ${id('customer')}, 'C' || n, '{"number":"I-1"}', '\\x00' ${each}, generate_series(1, 3) as i`,
    `insert into platform.audit_entries (entry_id, at, actor_kind, actor_id, actor_name, command, customer_id, subject, detail, content_hash)
     select ${id('entry', "n || ' ' || i")}, now(), 'system', 'bench', 'Bench', 'exposure.post_invoice', ${id('customer')}, 'C' || n, '{"number":"I-1"}', '\\x00' from generate_series(1, 1) as n, generate_series(4, ${long}) as i`,
  ];
}

function invoices(each: string): string {
  return `
    insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at)
    select ${id('group')}, ${id('customer')}, ${id('invoice', "n || ' ' || i")}, 'I-' || n || '-' || i, current_date - 60 - i, current_date + case when n % 10 = 0 then -i else 30 - i % 30 end,
           (n % 89 + 1) * 10000, case when i = 1 then 0 else (n % 89 + 1) * 10000 end, 0, false, now() ${each}`;
}
