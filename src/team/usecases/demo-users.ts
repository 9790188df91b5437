import { ok } from '#kernel';
import { newId, type Platform, runCommand, system } from '#platform';
import { type Role, roles } from '../roles.ts';
import { insertUser } from '../store/users.ts';
import { hashPassword } from './password-hash.ts';

/** Public on purpose: the sign-in page of the demo company shows it. */
export const demoPassword = 'headroom-demo';

type Person = readonly [name: string, mailbox: string];

/** The committee needs several: it decides with two members of one mind. */
const people: Readonly<Record<Role, readonly Person[]>> = {
  salesperson: [['陈思远', 'chen.siyuan']],
  sales_manager: [['林雪梅', 'lin.xuemei']],
  credit_analyst: [['周文博', 'zhou.wenbo']],
  credit_manager: [['沈静', 'shen.jing']],
  ar_accountant: [['吴晓燕', 'wu.xiaoyan']],
  finance_director: [['赵国强', 'zhao.guoqiang']],
  general_manager: [['黄建明', 'huang.jianming']],
  committee_member: [
    ['徐慧敏', 'xu.huimin'],
    ['罗志远', 'luo.zhiyuan'],
    ['蒋雯', 'jiang.wen'],
  ],
  external_expert: [['郑永康', 'zheng.yongkang']],
  legal_counsel: [['何嘉怡', 'he.jiayi']],
  auditor: [['孙立群', 'sun.liqun']],
  administrator: [['马晓东', 'ma.xiaodong']],
};

/** Writes down the people of the demo company, at least one for each role. Those who are there already stay as they are. */
export async function seedDemoUsers(platform: Platform): Promise<void> {
  // One hash for all: what a salt of each their own would hide is on the sign-in page.
  const passwordHash = await hashPassword(demoPassword);
  await runCommand(
    platform,
    { caller: system },
    { name: 'team.seed_demo_users', may: 'users:manage', input: {} },
    async ({ tx, now, record }) => {
      for (const role of roles) {
        for (const [name, mailbox] of people[role]) {
          const user = { name, email: `${mailbox}@demo.headroom.example`, roles: [role] };
          const id = newId<'user'>();
          const isNew = await insertUser(tx, { id, ...user, passwordHash, demo: true }, now);
          if (isNew) record({ subject: `user ${id}`, detail: user });
        }
      }
      return ok({ answer: null, effect: 'unchanged' });
    },
  );
}
