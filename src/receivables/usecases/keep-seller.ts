import { ok, refuse, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { listSellers, saveSeller, type Seller } from '../store/sellers.ts';

/** Sets up a selling entity, or gives it another name. Its code stands in documents and never changes. */
export function addSeller(platform: Platform, origin: Origin, asked: Seller): Promise<Result<Done<Seller>>> {
  return keepSeller(platform, origin, asked, 'add');
}

export function renameSeller(platform: Platform, origin: Origin, asked: Seller): Promise<Result<Done<Seller>>> {
  return keepSeller(platform, origin, asked, 'rename');
}

function keepSeller(
  platform: Platform,
  origin: Origin,
  asked: Seller,
  how: 'add' | 'rename',
): Promise<Result<Done<Seller>>> {
  const named = { name: `receivables.${how}_seller`, may: 'customers:write', input: asked };
  return runCommand(platform, origin, named, async ({ tx, now, record }) => {
    const before = (await listSellers(tx)).find(({ code }) => code === asked.code);
    if (before?.name === asked.name) return ok({ answer: before, effect: 'unchanged' });
    if (how === 'add' && before !== undefined) {
      const detail = `The seller ${asked.code} is set up already, as ${before.name}.`;
      return refuse('conflict', 'seller_exists', detail, { field: 'code' });
    }
    if (how === 'rename' && before === undefined) return sellerNotFound(asked.code, 'code');
    await saveSeller(tx, asked, now);
    record({ subject: `seller ${asked.code}`, detail: { name: asked.name, before: before?.name ?? null } });
    return ok({ answer: asked, effect: how === 'add' ? 'created' : 'changed' });
  });
}

export function sellerNotFound(code: string, field: string): Result<never> {
  return refuse('not_found', 'seller_not_found', `There is no selling entity ${code}.`, { field });
}
