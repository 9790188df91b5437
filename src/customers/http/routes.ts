import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { ownRulesOf, policyInForce } from '#policy';
import { customerNotFound, presentCustomer } from '../customer-view.ts';
import {
  blacklistCustomer,
  createCustomer,
  endExclusion,
  excludeRule,
  findCustomer,
  freezeCustomer,
  listCustomers,
  listSalespeople,
  listTimeline,
  type MayMove,
  unblacklistCustomer,
  unfreezeCustomer,
  updateCustomer,
} from '../usecases/index.ts';
import { listSimilar } from '../usecases/list-similar.ts';
import { customersContract as contract } from './contract.ts';

export function customersRoutes(platform: Platform, mayMove?: MayMove): Route[] {
  return [
    write(contract.createCustomer, ({ origin, body }) => createCustomer(platform, origin, body)),
    read(contract.listSimilar, async ({ query }) => {
      const similar = await listSimilar(platform, query.name);
      return ok({ items: similar.map(({ customer: { code, name }, how }) => ({ code, name, how })) });
    }),
    read(contract.listCustomers, ({ query }) => listCustomers(platform, query)),
    read(contract.listSalespeople, async () => ok({ items: await listSalespeople(platform.database.sql) })),
    read(contract.getCustomer, async ({ params }) => {
      const customer = await findCustomer(platform.database.sql, params.code);
      return customer === undefined ? customerNotFound(params.code) : ok(presentCustomer(customer));
    }),
    write(contract.updateCustomer, ({ origin, params, body }) =>
      updateCustomer(platform, origin, params.code, body, mayMove),
    ),
    write(contract.blacklistCustomer, ({ origin, params, body }) =>
      blacklistCustomer(platform, origin, params.code, body.reason),
    ),
    write(contract.unblacklistCustomer, ({ origin, params }) => unblacklistCustomer(platform, origin, params.code)),
    write(contract.freezeCustomer, ({ origin, params, body }) => freezeCustomer(platform, origin, params.code, body)),
    write(contract.unfreezeCustomer, ({ origin, params, body }) =>
      unfreezeCustomer(platform, origin, params.code, body?.reason),
    ),
    read(contract.listExclusions, async ({ params, today }) => {
      const customer = await findCustomer(platform.database.sql, params.code);
      if (customer === undefined) return customerNotFound(params.code);
      const items = (customer.ruleExclusions ?? []).filter(({ until }) => until >= today);
      const ownRules = ownRulesOf(policyInForce(today).checkRules);
      return ok({ items, ...(ownRules.length > 0 && { ownRules }) });
    }),
    write(contract.excludeRule, ({ origin, params, body }) => excludeRule(platform, origin, { ...params, ...body })),
    write(contract.endExclusion, ({ origin, params }) => endExclusion(platform, origin, params)),
    read(contract.listTimeline, ({ params, query }) => listTimeline(platform, params.code, query)),
  ];
}
