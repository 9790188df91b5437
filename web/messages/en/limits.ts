import type { Messages } from '../messages.ts';
import type chinese from '../zh-CN/limits.ts';

export default {
  unlimited: 'Unlimited',
  today: 'Today {{day}}',
  grantedTo: 'granted to {{day}}',
  strip: 'Limits over time',
  list: {
    title: 'Limits',
    empty: 'No limit granted',
    emptyNote:
      'Without a limit every order on credit is held. Apply for one: once it is approved, orders are checked against it.',
  },
  road: {
    direct: 'Granted directly, without an application',
    application: 'By an approved application',
    temporary: 'Temporary, by an approved application',
  },
  status: { future: 'Not yet valid', active: 'In force', expired: 'Expired', ended: 'Replaced' },
  fields: {
    status: 'Status',
    amount: 'Limit',
    singleDocumentLimit: 'Per document',
    validFrom: 'Valid from',
    validTo: 'Valid to',
    reason: 'Grounds',
    grantedBy: 'Granted by',
    grantedAt: 'Granted at',
  },
  grant: {
    action: 'Grant directly',
    title: 'Grant a limit directly: {{name}}',
    note: 'Limits usually come from an application that was approved. A direct grant is approved by nobody else; the history and the timeline say so, with its grounds.',
    submit: 'Grant',
    done: 'The limit is granted',
    kind: 'Kind',
    kinds: { amount: 'An amount', unlimited: 'Unlimited' },
    currency: 'Currency',
    currencyHelp: 'Left out: {{currency}}. Another one counts at the rate of the day.',
    amountHelp: 'Write 1250000, 1,250,000 or 1.25M. Zero is a limit too: nothing on credit.',
    amountInvalid: 'Enter an amount with no more decimals than its currency has, such as 1,250,000',
    singleHelp: 'The most that one order may be; left empty, only the limit counts.',
    dayRequired: 'Choose a day',
    daysReversed: 'The last day cannot be before the first',
    reasonRequired: 'Say on what grounds',
    reasonPlaceholder: 'Application, minutes, main reasons',
  },
  scoped: {
    title: 'Limits of groups, sellers and lines',
    scope: 'For',
    grantedTo: 'Granted to',
    level: 'Whose exposure',
    levels: { customer: 'This customer only', group: 'This customer and everyone below it' },
    marksNote: 'Only for documents that name these; left out, for all.',
    note: 'Checked together with the customer’s own limit; replaces only the older one for the same.',
  },
  problems: {
    document_limit_of_customer: 'The single-order limit goes with the customer’s own limit.',
    currency_not_supported:
      'There is no exchange rate for this currency. Enter the rate, or grant in the customer’s currency.',
  },
} satisfies Messages<typeof chinese>;
