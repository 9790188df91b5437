import { z } from 'zod';
import { Day, endpoint } from '#platform/contract';
import { authorityLevels } from '../authority.ts';
import { billKinds } from '../bill-rules.ts';
import { ruleCodes, settableRules } from '../check-rule.ts';

/** A rule of the order check. */
export const RuleName = z.enum(ruleCodes).meta({ id: 'RuleName' });

/** Those that the policy can set, and that can be excluded for a customer. */
export const SettableRule = z.enum(settableRules);

/** Who decides on credit. */
export const BillKindName = z.enum(billKinds);
export const AuthorityLevelName = z.enum(authorityLevels);

const Text = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });

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
};
