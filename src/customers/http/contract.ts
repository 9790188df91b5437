import { z } from 'zod';
import { Code, Day, endpoint, Instant, pageOf, PageQuery, Reason } from '#platform/contract';
import { ExcludableRule, Text } from '#policy/contract';

/** One line that people write: no control characters (a database text cannot hold all of them). */
function line(charactersMax: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Expected one line of text.');
}

const Name = line(200);
const Industry = line(100);
const SocialCreditCode = z
  .string()
  .max(64)
  .describe('统一社会信用代码: checked, and stored without separators in capital letters.');
const Owner = line(254).describe('Who looks after it: e-mail address or name of somebody in sales.');
const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Expected a country as two capital letters such as "CN".')
  .describe('ISO 3166-1 alpha-2.');

const CreateBody = z.strictObject({
  code: Code,
  name: Name,
  unifiedSocialCreditCode: SocialCreditCode.optional(),
  industry: Industry.optional(),
  customerType: Industry.optional().describe('In the company’s own words, such as 经销商.'),
  segment: Industry.optional().describe('In the company’s own words, such as 大客户.'),
  parentCode: Code.optional().describe('Joins the credit group of this customer.'),
  country: Country.optional().describe('Left out: CN.'),
  currency: z
    .string()
    .optional()
    .describe('The one currency of limit and documents. Left out: the selling company’s own.'),
  owner: Owner.optional(),
});

const UpdateBody = z.strictObject({
  name: Name.optional(),
  unifiedSocialCreditCode: SocialCreditCode.nullable().optional().describe('`null` removes it.'),
  industry: Industry.nullable().optional().describe('`null` removes it.'),
  customerType: Industry.nullable().optional().describe('`null` removes it.'),
  segment: Industry.nullable().optional().describe('`null` removes it.'),
  parentCode: Code.nullable()
    .optional()
    .describe('Moves the customer and all below it to another credit group; `null` makes it a group of its own.'),
  country: Country.optional(),
  owner: Owner.nullable().optional().describe('`null`: nobody.'),
  status: z.enum(['active', 'inactive']).optional(),
  version: z.int().optional().describe('The version that was read: 412 when it has changed since.'),
});

const Salesperson = z.strictObject({ name: z.string(), email: z.string() });

const CustomerAnswer = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    unifiedSocialCreditCode: z.string().nullable(),
    industry: z.string().nullable(),
    customerType: z.string().nullable(),
    segment: z.string().nullable(),
    parentCode: z.string().nullable(),
    country: z.string(),
    currency: z.string(),
    status: z.enum(['active', 'inactive']),
    blacklisted: z.boolean(),
    blacklistReason: z.string().nullable(),
    frozen: z.boolean(),
    freezeReason: z.string().nullable(),
    freezeStopsDeliveries: z.boolean().describe('The freeze also holds deliveries of orders approved before it.'),
    owner: Salesperson.nullable().describe('Who in sales looks after it.'),
    version: z.int(),
  })
  .meta({ id: 'Customer' });

const TimelineEntry = z.strictObject({
  id: z.string(),
  at: Instant,
  actorKind: z.enum(['user', 'key', 'operator', 'system', 'anonymous']),
  actorName: z.string(),
  command: z.string().describe('What was done: `customers.freeze`, `limits.grant`.'),
  subject: z.string(),
  detail: z.unknown().describe('The figures of that moment; fields that changed as `{ before, after }`.'),
});

const ByCode = z.strictObject({ code: Code });
const ByRule = z.strictObject({ code: Code, rule: ExcludableRule });
const Exclusions = z.strictObject({
  items: z.array(z.strictObject({ rule: ExcludableRule, until: z.string(), reason: z.string(), by: z.string() })),
  ownRules: z
    .array(z.strictObject({ rule: ExcludableRule, message: Text }))
    .optional()
    .describe('The own rules of the policy in force, where it has any: each can be excluded by its name.'),
});
const WithReason = z.strictObject({ reason: Reason });
const FreezeBody = z.strictObject({
  reason: Reason,
  stopsDeliveries: z.boolean().default(false).describe('Also hold deliveries of orders that were approved before.'),
});

export const customersContract = {
  listExclusions: endpoint({
    method: 'GET',
    path: '/customers/{code}/rule-exclusions',
    may: 'customers:read',
    summary: 'Rules of the order check that do not apply to a customer for now',
    params: ByCode,
    answer: Exclusions,
  }),
  excludeRule: endpoint({
    method: 'PUT',
    path: '/customers/{code}/rule-exclusions/{rule}',
    may: 'holds:release',
    summary: 'Let a rule of the order check not apply to a customer, up to a day within a year',
    params: ByRule,
    body: z.strictObject({ until: Day, reason: Reason }),
    answer: Exclusions,
  }),
  endExclusion: endpoint({
    method: 'DELETE',
    path: '/customers/{code}/rule-exclusions/{rule}',
    may: 'holds:release',
    summary: 'End an exclusion before its day',
    params: ByRule,
    answer: Exclusions,
  }),
  createCustomer: endpoint({
    method: 'POST',
    path: '/customers',
    may: 'customers:create',
    summary: 'Add a customer',
    description: 'The same content again answers 200; other content under an existing code is a conflict.',
    body: CreateBody,
    answer: CustomerAnswer,
    creates: true,
  }),
  listSimilar: endpoint({
    method: 'GET',
    path: '/customers-like',
    may: 'customers:read',
    summary: 'Customers whose names are near a name: before the same company is created twice',
    query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          how: z
            .enum(['same_name', 'same_core'])
            .describe('`same_name`: but for signs and legal form. `same_core`: the same own name (字号).'),
        }),
      ),
    }),
  }),
  listCustomers: endpoint({
    method: 'GET',
    path: '/customers',
    may: 'customers:read',
    summary: 'Customers by name, in pinyin order',
    query: z.strictObject({
      ...PageQuery,
      search: z
        .string()
        .trim()
        .max(100)
        .regex(/^\P{Cc}*$/u)
        .optional()
        .describe(
          'Part of the name, the code, the social credit code, or of the name’s pinyin: in full or its initials.',
        ),
      status: z.enum(['active', 'inactive', 'blacklisted', 'frozen']).optional(),
    }),
    answer: pageOf(CustomerAnswer),
  }),
  listSalespeople: endpoint({
    method: 'GET',
    path: '/salespeople',
    may: 'customers:read',
    summary: 'Who may look after customers',
    answer: z.strictObject({ items: z.array(Salesperson) }),
  }),
  getCustomer: endpoint({
    method: 'GET',
    path: '/customers/{code}',
    may: 'customers:read',
    summary: 'One customer',
    params: ByCode,
    answer: CustomerAnswer,
  }),
  updateCustomer: endpoint({
    method: 'PATCH',
    path: '/customers/{code}',
    may: 'customers:write',
    summary: 'Change the profile of a customer; what is left out stays',
    params: ByCode,
    body: UpdateBody,
    answer: CustomerAnswer,
  }),
  blacklistCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/blacklist',
    may: 'customers:blacklist',
    summary: 'Put a customer on the blacklist: every order of theirs is rejected',
    params: ByCode,
    body: WithReason,
    answer: CustomerAnswer,
  }),
  unblacklistCustomer: endpoint({
    method: 'DELETE',
    path: '/customers/{code}/blacklist',
    may: 'customers:blacklist',
    summary: 'Take a customer off the blacklist',
    params: ByCode,
    answer: CustomerAnswer,
  }),
  freezeCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/freeze',
    may: 'customers:freeze',
    summary: 'Freeze the limit of a customer: it still shows, and new orders are held',
    description: 'Sent again with another `stopsDeliveries`, it changes the strength of a freeze that stands.',
    params: ByCode,
    body: FreezeBody,
    answer: CustomerAnswer,
  }),
  unfreezeCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/unfreeze',
    may: 'customers:freeze',
    summary: 'End the freeze of a customer',
    params: ByCode,
    body: z.strictObject({ reason: Reason.optional() }).nullish(),
    answer: CustomerAnswer,
  }),
  listTimeline: endpoint({
    method: 'GET',
    path: '/customers/{code}/timeline',
    may: 'customers:read',
    summary: 'What was done about a customer and by whom, newest first',
    params: ByCode,
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(TimelineEntry),
  }),
};
