import { ok, type Result, refuse } from '#kernel';
import { type Route, read } from '#platform';
import { documentOf, type PolicyDocument } from '../document.ts';
import { policies, policyInForce } from '../policies.ts';
import type { Policy } from '../policy.ts';
import { policyContract as contract } from './contract.ts';

/** Policies are part of the program, so reading them asks no database. */
export function policyRoutes(): Route[] {
  return [
    read(contract.listPolicies, async () => {
      const items = policies.map((policy) => {
        const { sections: _sections, ...head } = asDocument(policy);
        return head;
      });
      return ok({ items, nextCursor: null });
    }),
    read(contract.currentPolicy, async ({ query, today }) => ok(presented(policyInForce(query.asOf ?? today)))),
    read(contract.getPolicy, async ({ params }) => findDocument(params.version)),
  ];
}

function findDocument(version: string): Result<ReturnType<typeof presented>> {
  const policy = policies.find((each) => each.version === version);
  if (policy === undefined) return refuse('not_found', 'policy_not_found', `There is no policy ${version}.`);
  return ok(presented(policy));
}

function asDocument(policy: Policy): PolicyDocument {
  return documentOf(policy, policies[policies.indexOf(policy) + 1]);
}

/** A contract's arrays may be written to; a document's may not. */
function presented(policy: Policy) {
  const { sections, ...head } = asDocument(policy);
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
