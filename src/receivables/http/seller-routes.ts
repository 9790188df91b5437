import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { listSellers } from '../store/sellers.ts';
import { addSeller, renameSeller } from '../usecases/keep-seller.ts';
import { sellerDoors as doors } from './seller-shapes.ts';

export function sellerRoutes(platform: Platform): Route[] {
  return [
    read(doors.listSellers, async () => ok({ items: await listSellers(platform.database.sql) })),
    write(doors.addSeller, ({ origin, body }) => addSeller(platform, origin, body)),
    write(doors.renameSeller, ({ origin, params, body }) => renameSeller(platform, origin, { ...params, ...body })),
  ];
}
