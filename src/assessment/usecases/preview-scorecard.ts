import { setImmediate } from 'node:timers/promises';
import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok, type Result, refuse } from '#kernel';
import type { Caller, Platform } from '#platform';
import { draftFaults, type Policy, type ScorecardDraft, withDraft } from '#policy';
import { loadVersions } from '#policy/usecases';
import type { Hidden } from '../blind.ts';
import { assessTwice, type PortfolioPreview, startPreview, type Twice } from '../scorecard-preview.ts';
import { readSnapshot } from '../snapshot.ts';
import { latestSnapshots } from '../store/latest-snapshots.ts';
import { hiddenJudgements } from './hidden-judgements.ts';
import { loadFacts } from './load-facts.ts';

/** How one customer would be graded under a draft, from what is known of it today. Nothing is saved. */
export async function previewCustomer(
  { database }: Platform,
  {
    draft,
    customerCode,
    today,
    caller,
  }: { draft: ScorecardDraft; customerCode: string; today: CalendarDate; caller: Caller },
): Promise<Result<Twice & { readonly hidden: Hidden }>> {
  const policies = await beforeAndAfter(database.sql, draft);
  if (!policies.ok) return policies;
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const facts = await loadFacts(database.sql, customer, today);
  const hidden = await hiddenJudgements(database.sql, customer, caller);
  return ok({ ...assessTwice(facts, policies.value.before, policies.value.after), hidden });
}

/**
 * How the whole portfolio would be graded under a draft: every active customer from what its latest assessment was made
 * from, once under each policy. Between pages others are served: a check of an order waits for none of this.
 */
export async function previewPortfolio(
  { database }: Platform,
  draft: ScorecardDraft,
): Promise<Result<PortfolioPreview>> {
  const policies = await beforeAndAfter(database.sql, draft);
  if (!policies.ok) return policies;
  const { before, after } = policies.value;
  const preview = startPreview();
  for await (const snapshots of latestSnapshots(database.sql))
    for (const [place, snapshot] of snapshots.entries()) {
      const facts = readSnapshot(snapshot);
      preview.add(facts, assessTwice(facts, before, after));
      if (place % 20 === 19) await setImmediate();
    }
  return ok(preview.result());
}

async function beforeAndAfter(
  db: Platform['database']['sql'],
  draft: ScorecardDraft,
): Promise<Result<{ readonly before: Policy; readonly after: Policy }>> {
  const versions = await loadVersions(db);
  const before = versions.at(-1) ?? versions[0];
  const faults = draftFaults(draft, before);
  if (faults.length > 0)
    return refuse(
      'invalid',
      'scorecard_invalid',
      `The scorecard cannot be used: ${faults.map(({ code }) => code).join(', ')}.`,
      {
        field: 'draft',
      },
    );
  return ok({ before, after: withDraft(before, draft) });
}
