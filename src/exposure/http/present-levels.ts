import type { z } from 'zod';
import { toJson } from '#kernel';
import type { Level } from '../effective-limit.ts';
import type { LevelAnswer } from './level-shapes.ts';
import { presentComponent } from './present-component.ts';

/** Only where there is more than one: the customer's own limit stands in the answer already. */
export function presentLevels(
  levels: readonly Level[],
  customerCode: string,
): { levels?: z.input<typeof LevelAnswer>[] } {
  return levels.length < 2 ? {} : { levels: levels.map((level) => presentLevel(level, customerCode)) };
}

function presentLevel(
  { kind, scope, customerCode, limit, used, headroom, counted, binds }: Level,
  ofCode: string,
): z.input<typeof LevelAnswer> {
  return {
    kind,
    ...scope,
    customerCode: customerCode ?? ofCode,
    limit: typeof limit === 'string' ? limit : toJson(limit),
    used: toJson(used),
    headroom: typeof headroom === 'string' ? headroom : toJson(headroom),
    ...(counted !== undefined && {
      booked: toJson(counted.booked),
      components: counted.lines.map((line) => presentComponent(line, used.currency)),
    }),
    binds,
  };
}
