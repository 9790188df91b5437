import type { CalendarDate } from '#kernel';
import { changesBetween } from '../document-changes.ts';
import { documentOf } from '../document.ts';
import { type Edition, firstDayFree, policyOfEdition } from '../edition.ts';
import { factorsToChoose } from '../more-factors.ts';
import { findPolicy, type Policies } from '../policies.ts';
import type { Policy } from '../policy.ts';
import { draftOf, type ScorecardDraft } from '../scorecard-draft.ts';
import { dimensionNames, dimensions } from '../scorecard.ts';

export function presentScorecard(policy: Policy, versions: Policies, today: CalendarDate) {
  const { scorecard, gradeScale } = policy;
  return {
    version: policy.version,
    effectiveFrom: policy.effectiveFrom as string,
    firstDay: firstDayFree(today, versions) as string,
    factors: factorsToChoose(scorecard).map((factor) => ({
      code: factor.code,
      dimension: factor.dimension,
      name: factor.name,
      unit: factor.kind === 'measured' ? factor.unit : null,
      choices: factor.kind === 'chosen' ? factor.choices.map(({ answer, label }) => ({ answer, label })) : [],
    })),
    dimensions: dimensions.map((code) => ({ code, name: dimensionNames[code] })),
    grades: gradeScale.bands.map(({ grade, meaning }) => ({ grade, meaning })),
    caps: gradeScale.caps.map(({ when, name }) => ({ when: when as string, name })),
    draft: presentDraft(draftOf(policy)),
  };
}

/** A contract's arrays may be written to; a draft's may not. */
function presentDraft({ factors, vetoes, variants, bands, caps, pds }: ScorecardDraft) {
  return {
    factors: factors.map((factor) => ({ ...factor, bands: [...factor.bands], choices: [...factor.choices] })),
    vetoes: [...vetoes],
    variants: variants.map(({ for: { industries, customerTypes, ...condition }, ...variant }) => ({
      ...variant,
      for: {
        ...condition,
        ...(industries !== undefined && { industries: [...industries] }),
        ...(customerTypes !== undefined && { customerTypes: [...customerTypes] }),
      },
    })),
    bands: [...bands],
    caps: [...caps],
    pds: [...pds],
  };
}

/** What reads otherwise under another policy, of the same or another version. */
export function presentChanges(before: Policy, after: Policy) {
  return changesBetween(documentOf(before, undefined), documentOf(after, undefined)).map((change) => ({ ...change }));
}

export function presentEdition(edition: Edition, all: readonly Edition[]) {
  const { draft, decidedById: _id, ...rest } = edition;
  const [before, after] = [policyNamed(edition.replaces, all), policyNamed(edition.version, all)];
  return {
    ...rest,
    effectiveFrom: edition.effectiveFrom as string,
    proposedAt: edition.proposedAt.toISOString(),
    decidedAt: edition.decidedAt?.toISOString() ?? null,
    changes: before === undefined || after === undefined ? [] : presentChanges(before, after),
    draft: presentDraft(draft),
  };
}

function policyNamed(version: string, editions: readonly Edition[]): Policy | undefined {
  const edition = editions.find((one) => one.version === version);
  if (edition === undefined) return findPolicy(version);
  const base = findPolicy(edition.baseVersion);
  return base === undefined ? undefined : policyOfEdition(edition, base);
}
