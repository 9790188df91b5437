import { ok, type Result, refuse } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { documentOf, type PolicyDocument } from '../document.ts';
import { draftFaults } from '../draft-faults.ts';
import type { Edition } from '../edition.ts';
import { type Policies, policyInForce } from '../policies.ts';
import type { Policy } from '../policy.ts';
import { withDraft } from '../scorecard-draft.ts';
import { listEditions } from '../store/editions.ts';
import { decideEdition, findVersion, loadVersions, proposeEdition } from '../usecases/index.ts';
import { policyContract as contract } from './contract.ts';
import { compareCriteria, readWeightings, tryComparisons } from '../usecases/compare-criteria.ts';
import { presentChanges, presentEdition, presentScorecard } from './present-edition.ts';
import { presentWeighed, presentWeightings } from './present-weightings.ts';

export function policyRoutes(platform: Platform): Route[] {
  const { sql } = platform.database;
  /** As it lies in the database: of a call that is repeated, the answer comes back as JSON kept it. */
  const presented = async ({ version }: Pick<Edition, 'version'>) => {
    const editions = await listEditions(sql);
    const edition = editions.find((one) => one.version === version);
    if (edition === undefined) throw new Error(`There is no edition ${version}.`);
    return presentEdition(edition, editions);
  };
  return [
    read(contract.listPolicies, async () => {
      const versions = await loadVersions(sql);
      const items = versions.map((policy) => {
        const { sections: _sections, ...head } = asDocument(policy, versions);
        return head;
      });
      return ok({ items, nextCursor: null });
    }),
    read(contract.currentPolicy, async ({ query, today }) => {
      const versions = await loadVersions(sql);
      return ok(asAnswer(policyInForce(query.asOf ?? today, versions), versions));
    }),
    read(contract.getPolicy, async ({ params }) => {
      const [found, versions] = await Promise.all([get(platform, params.version), loadVersions(sql)]);
      return found.ok ? ok(asAnswer(found.value, versions)) : found;
    }),
    read(contract.listChanges, async ({ query }) => {
      const [before, after] = await Promise.all([get(platform, query.from), get(platform, query.to)]);
      if (!before.ok) return before;
      return after.ok ? ok({ items: presentChanges(before.value, after.value) }) : after;
    }),
    read(contract.getScorecard, async ({ query, today }) => {
      const versions = await loadVersions(sql);
      const found = query.version === undefined ? ok(newest(versions)) : await get(platform, query.version);
      return found.ok ? ok(presentScorecard(found.value, versions, today)) : found;
    }),
    read(contract.checkDraft, async ({ body: { draft } }) => {
      const base = newest(await loadVersions(sql));
      const faults = draftFaults(draft, base);
      return ok({ faults, changes: faults.length > 0 ? [] : presentChanges(base, withDraft(base, draft)) });
    }),
    read(contract.listEditions, async () => {
      const editions = await listEditions(sql);
      return ok({ items: editions.map((edition) => presentEdition(edition, editions)) });
    }),
    write(contract.proposeEdition, async ({ origin, body }) => {
      const done = await proposeEdition(platform, origin, body);
      return done.ok ? ok({ ...done.value, answer: await presented(done.value.answer) }) : done;
    }),
    write(contract.decideEdition, async ({ origin, params, body }) => {
      const done = await decideEdition(platform, origin, params.version, body);
      return done.ok ? ok({ ...done.value, answer: await presented(done.value.answer) }) : done;
    }),
    read(contract.listWeightings, async ({ caller }) =>
      ok(presentWeightings(await readWeightings(platform), caller.id)),
    ),
    read(contract.tryComparisons, async ({ body }) => {
      const weighed = await tryComparisons(platform, body.topic, body.pairs);
      return weighed.ok ? ok(presentWeighed(weighed.value)) : weighed;
    }),
    write(contract.compareCriteria, async ({ origin, params: { topic }, body }) => {
      const done = await compareCriteria(platform, origin, topic, body.pairs);
      return done.ok ? ok({ ...done.value, answer: { topic } }) : done;
    }),
  ];
}

function newest(versions: Policies): Policy {
  return versions.at(-1) ?? versions[0];
}

async function get({ database }: Platform, version: string): Promise<Result<Policy>> {
  const found = await findVersion(database.sql, version);
  if (found === undefined) return refuse('not_found', 'policy_not_found', `There is no policy ${version}.`);
  return ok(found);
}

/** A version that was proposed and never came in force is followed by nothing. */
function asDocument(policy: Policy, versions: Policies): PolicyDocument {
  const place = versions.findIndex(({ version }) => version === policy.version);
  return documentOf(policy, place < 0 ? undefined : versions[place + 1]);
}

/** A contract's arrays may be written to; a document's may not. */
function asAnswer(policy: Policy, versions: Policies) {
  const { sections, ...head } = asDocument(policy, versions);
  return {
    ...head,
    sections: sections.map(({ number, title, clauses, tables }) => ({
      number,
      title,
      clauses: [...clauses],
      tables: tables.map((table) => ({
        ...table,
        columns: [...table.columns],
        rows: table.rows.map((row) => [...row]),
      })),
    })),
  };
}
