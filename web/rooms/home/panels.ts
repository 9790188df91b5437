import type { SessionView } from '#team/contract';

type Scope = SessionView['user']['scopes'][number];

export type PanelName =
  | 'approvals'
  | 'myCustomers'
  | 'myHolds'
  | 'myApplications'
  | 'holdDesk'
  | 'advice'
  | 'fileGaps'
  | 'warnings'
  | 'myWarnings'
  | 'reviews'
  | 'gradeChanges'
  | 'overdueCustomers'
  | 'unappliedCash'
  | 'disputes'
  | 'imports'
  | 'trail'
  | 'search'
  | 'health'
  | 'people'
  | 'keys'
  | 'figures'
  | 'largest'
  | 'utilisation'
  | 'ageing'
  | 'trend'
  | 'grades'
  | 'industries';

type Rule = {
  readonly name: PanelName;
  /** Shown to who holds all of these … */
  readonly needs: readonly Scope[];
  /** … and none of these: whoever has the greater task has its panel instead. */
  readonly without?: readonly Scope[];
  readonly size: 'third' | 'half' | 'full';
};

const sells = { needs: ['applications:write', 'limits:read'], without: ['assessments:write'] } as const;
const oversees = { needs: ['audit:read'], without: ['credit:check'] } as const;
const keepsBooks = { needs: ['receivables:write', 'reports:read'], without: ['holds:release'] } as const;
const portfolio = { needs: ['reports:read'] } as const;

/** The home page, from top to bottom: what waits for the reader, then the portfolio. One table for every role. */
const panels: readonly Rule[] = [
  { name: 'approvals', needs: ['applications:decide'], size: 'full' },
  { name: 'holdDesk', needs: ['holds:release'], size: 'full' },
  { name: 'advice', needs: ['applications:advise'], without: ['applications:decide'], size: 'full' },
  { name: 'warnings', needs: ['warnings:scan', 'warnings:read'], size: 'half' },
  { name: 'reviews', needs: ['reviews:handle', 'reviews:read'], size: 'half' },
  { name: 'fileGaps', needs: ['assessments:write', 'reports:read'], size: 'full' },
  { name: 'myCustomers', ...sells, size: 'full' },
  { name: 'myHolds', needs: [...sells.needs, 'holds:read'], without: sells.without, size: 'full' },
  { name: 'myApplications', ...sells, size: 'full' },
  { name: 'myWarnings', needs: ['warnings:handle', 'warnings:read'], without: ['warnings:scan'], size: 'full' },
  { name: 'overdueCustomers', ...keepsBooks, size: 'full' },
  { name: 'unappliedCash', ...keepsBooks, size: 'half' },
  { name: 'disputes', ...keepsBooks, size: 'half' },
  { name: 'health', needs: ['jobs:manage'], size: 'third' },
  { name: 'people', needs: ['users:manage'], size: 'third' },
  { name: 'keys', needs: ['keys:manage'], size: 'third' },
  { name: 'search', ...oversees, size: 'full' },
  { name: 'trail', ...oversees, size: 'full' },
  { name: 'imports', needs: ['imports:run'], without: ['holds:release'], size: 'full' },
  { name: 'figures', ...portfolio, size: 'full' },
  { name: 'largest', ...portfolio, size: 'half' },
  { name: 'industries', ...portfolio, size: 'half' },
  { name: 'ageing', ...portfolio, size: 'half' },
  { name: 'trend', ...portfolio, size: 'half' },
  { name: 'utilisation', ...portfolio, size: 'half' },
  { name: 'grades', ...portfolio, size: 'half' },
  { name: 'gradeChanges', ...portfolio, size: 'full' },
];

/** Which panels somebody with these rights finds on their home page, in its order. */
export function panelsFor(scopes: readonly Scope[]): readonly Pick<Rule, 'name' | 'size'>[] {
  const has = (scope: Scope) => scopes.includes(scope);
  return panels.filter(({ needs, without = [] }) => needs.every(has) && !without.some(has));
}
