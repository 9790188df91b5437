import { z } from 'zod';
import { Day, endpoint, Reason } from '#platform/contract';
import { authorityLevels } from '../authority.ts';
import { billKinds } from '../bill-rules.ts';
import { ruleCodes, settableRules } from '../check-rule.ts';
import { addedComponents, offsetComponents } from '../composition.ts';
import { ownFactNames, ownFacts } from '../own-rules/own-facts.ts';
import { rateTypes } from '../currency-rules.ts';
import {
  ChangeShape,
  DraftFaultShape,
  EditionAnswer,
  EditionBody,
  ScorecardAnswer,
  ScorecardDraftShape,
  Text,
} from './edition-shapes.ts';
import { weightingContract } from './weighting-shapes.ts';

/** A rule of the order check. */
export const RuleName = z.enum(ruleCodes).meta({ id: 'RuleName' });

/** Those that the policy can set, and that can be excluded for a customer. */
export const SettableRule = z.enum(settableRules);

/** What can be excluded: a rule by its code, or one own rule as `own:` and its id; `own` alone is all of them. */
export const ExcludableRule = z.union([SettableRule, z.templateLiteral(['own:', z.string().min(1).max(100)])]);

/** What an own rule of the check may read, with its name. */
export const OwnFactCode = z.enum(ownFactNames);
export { ownFacts, Text };

/** What the exposure is made of. */
export const ExposureComponent = z.enum([...addedComponents, ...offsetComponents]);

/** How customers are graded, as drafted: for the rooms that try it. */
export const ScorecardDraft = ScorecardDraftShape;

/** Who decides on credit. */
export const BillKindName = z.enum(billKinds);
export const RateTypeName = z.enum(rateTypes);
export const AuthorityLevelName = z.enum(authorityLevels);

const PolicyHead = z.strictObject({
  version: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable().describe('The last day in force; `null` while no later version is known.'),
  title: Text,
});

const PolicyAnswer = PolicyHead.extend({
  sections: z.array(
    z.strictObject({
      number: z.string(),
      title: Text,
      clauses: z.array(z.strictObject({ number: z.string(), text: Text })),
      tables: z.array(z.strictObject({ title: Text, columns: z.array(Text), rows: z.array(z.array(Text)) })),
    }),
  ),
}).meta({ id: 'Policy' });

export const policyContract = {
  ...weightingContract,
  listPolicies: endpoint({
    method: 'GET',
    path: '/policies',
    may: 'signed_in',
    summary: 'Every version of the credit policy, the oldest first',
    answer: z.strictObject({ items: z.array(PolicyHead), nextCursor: z.string().nullable() }),
  }),
  currentPolicy: endpoint({
    method: 'GET',
    path: '/policies/current',
    may: 'signed_in',
    summary: 'The credit policy in force on a day, as a document in both languages',
    query: z.strictObject({ asOf: Day.optional().describe('Left out: today.') }),
    answer: PolicyAnswer,
  }),
  getPolicy: endpoint({
    method: 'GET',
    path: '/policies/{version}',
    may: 'signed_in',
    summary: 'One version of the credit policy',
    params: z.strictObject({ version: z.string().max(64) }),
    answer: PolicyAnswer,
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/policy-changes',
    may: 'signed_in',
    summary: 'What reads otherwise in one version of the policy than in another',
    query: z.strictObject({ from: z.string().max(64), to: z.string().max(64) }),
    answer: z.strictObject({ items: z.array(ChangeShape) }),
  }),
  getScorecard: endpoint({
    method: 'GET',
    path: '/scorecard',
    may: 'signed_in',
    summary: 'How customers are graded, as figures that can be set',
    query: z.strictObject({ version: z.string().max(64).optional().describe('Left out: the newest version.') }),
    answer: ScorecardAnswer,
  }),
  checkDraft: endpoint({
    method: 'POST',
    path: '/scorecard-checks',
    may: 'policies:draft',
    summary: 'What speaks against a scorecard, and what would read otherwise under it',
    description: 'Nothing is saved.',
    body: z.strictObject({ draft: ScorecardDraftShape }),
    answer: z.strictObject({ faults: z.array(DraftFaultShape), changes: z.array(ChangeShape) }),
    idempotent: false,
  }),
  listEditions: endpoint({
    method: 'GET',
    path: '/policy-editions',
    may: 'signed_in',
    summary: 'Editions of the policy that people have proposed, the newest first',
    answer: z.strictObject({ items: z.array(EditionAnswer) }),
  }),
  proposeEdition: endpoint({
    method: 'POST',
    path: '/policy-editions',
    may: 'policies:write',
    summary: 'Propose another way of grading, from a day on',
    description: 'It counts for nothing until somebody else puts it in force.',
    body: EditionBody,
    answer: EditionAnswer,
    creates: true,
  }),
  decideEdition: endpoint({
    method: 'POST',
    path: '/policy-editions/{version}/decision',
    may: 'policies:write',
    summary: 'Put a proposed edition in force, turn it down, or take one’s own back',
    description: 'Nobody approves their own. An edition whose day has passed begins tomorrow.',
    params: z.strictObject({ version: z.string().max(64) }),
    body: z.strictObject({ decision: z.enum(['approve', 'reject', 'withdraw']), reason: Reason }),
    answer: EditionAnswer,
  }),
};
