import type { Warning } from './warning.ts';

/** A warning as a step of it stands on the timeline. */
export function warningDetail(warning: Warning): Readonly<Record<string, unknown>> {
  const { warningId, indicator, severity, figure, line, ownerRole, owner, deadline } = warning;
  const { code, at, unit, crossed } = line;
  const crossedLine = { code, at, unit, crossed };
  return { warningId, indicator, severity, figure, line: crossedLine, ownerRole, owner: owner?.name ?? null, deadline };
}

/** What a step changed that people ask about, before → after. */
export function changesOf(before: Warning, after: Warning) {
  const shown = {
    owner: [before.owner?.name ?? null, after.owner?.name ?? null],
    state: [stateOf(before), stateOf(after)],
    froze: [before.froze, after.froze],
  };
  const changed = Object.entries(shown).filter(([, [was, is]]) => was !== is);
  return { changed: Object.fromEntries(changed.map(([field, [was, is]]) => [field, { before: was, after: is }])) };
}

function stateOf({ closed }: Warning): 'open' | 'closed' {
  return closed === null ? 'open' : 'closed';
}
