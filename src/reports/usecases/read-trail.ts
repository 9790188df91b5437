import { ok } from '#kernel';
import { describeTrail, type Platform, searchEntries, type StoredEntry, toPage, verifyAudit } from '#platform';
import { type CustomerName, findMeant, findNames } from '../store/customer-names.ts';

const customersMeantMax = 50;
/** Who came and went is found when it is looked for, and does not stand before the decisions. */
const comings = ['team.sign_in', 'team.sign_out'];

type Search = { readonly search: string; readonly limit: number; readonly cursor?: string | undefined };

/** Finds decisions by what somebody remembers of them: the customer, the document, the person, what was done. */
export async function searchDecisions({ database }: Platform, { search, limit, cursor }: Search) {
  const db = database.sql;
  const customerIds = await findMeant(db, search, customersMeantMax);
  const entries = await searchEntries(db, {
    text: search,
    customerIds,
    without: search === '' ? comings : [],
    limit: limit + 1,
    before: cursor,
  });
  const names = await findNames(
    db,
    entries.flatMap(({ entry }) => entry.customerId ?? []),
  );
  return ok(
    toPage(entries, limit, {
      item: (stored) => presentEntry(stored, names),
      cursor: ({ entry }) => entry.entryId,
    }),
  );
}

function presentEntry({ entry, sealNo }: StoredEntry, names: ReadonlyMap<string, CustomerName>) {
  const { entryId, at, actorKind, actorName, command, subject, detail, customerId } = entry;
  const named = customerId === null ? undefined : names.get(customerId);
  const customer = named === undefined ? null : { code: named.code, name: named.name, currency: named.currency };
  return { id: entryId, at: at.toISOString(), actorKind, actorName, command, subject, customer, detail, sealNo };
}

export async function readTrail({ database }: Platform) {
  const { entries, unsealed, lastSeal } = await describeTrail(database.sql);
  const seal = lastSeal && {
    sealNo: lastSeal.sealNo,
    sealedAt: lastSeal.sealedAt.toISOString(),
    hash: lastSeal.hash.toString('hex'),
  };
  return ok({ entries, unsealed, lastSeal: seal });
}

/** One walk at a time in this process: whoever asks meanwhile gets the same answer. */
export function trailVerifier(platform: Platform) {
  let underWay: ReturnType<typeof verifyAudit> | undefined;
  return async () => {
    underWay ??= verifyAudit(platform.database.sql).finally(() => {
      underWay = undefined;
    });
    const { finding, ...verdict } = await underWay;
    const found = finding && {
      kind: finding.kind,
      entryId: 'entryId' in finding ? finding.entryId : null,
      sealNo: finding.sealNo,
    };
    return ok({ ...verdict, finding: found });
  };
}
