import { type Platform, type Route, read, write } from '#platform';
import { grantLimit, listLimits, listScopedLimits } from '../usecases/index.ts';
import { limitsContract as contract } from './contract.ts';

export function limitsRoutes(platform: Platform): Route[] {
  return [
    write(contract.grantLimit, ({ origin, body }) => grantLimit(platform, origin, body)),
    read(contract.listScopedLimits, ({ params, today }) => listScopedLimits(platform, params.code, today)),
    read(contract.listLimits, ({ query, today }) => listLimits(platform, query, today)),
  ];
}
