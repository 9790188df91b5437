import { type Caller, holds, type Sql } from '#platform';
import type { Hidden } from '../blind.ts';
import { hiddenFrom } from '../judgements.ts';
import { listJudgements } from '../store/judgements.ts';
import type { Owner } from '../store/statements.ts';

/** Which judgements of a customer a caller may not see yet. Who runs the machine is nobody's second opinion. */
export async function hiddenJudgements(db: Sql, owner: Owner, caller: Caller): Promise<Hidden> {
  const mayJudge = (caller.kind === 'user' || caller.kind === 'key') && holds(caller, 'assessments:write');
  return mayJudge ? hiddenFrom(await listJudgements(db, owner), { id: caller.id, mayJudge }) : new Set<string>();
}
