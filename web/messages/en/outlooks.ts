import type { Messages } from '../messages.ts';
import type chinese from '../zh-CN/outlooks.ts';

export default {
  title: 'Industry outlooks',
  note: 'One for each industry, with its source, who keeps it, and its last day. Assessments and warnings read it; past its last day it counts as not known.',
  state: 'State an outlook',
  renew: 'Renew the outlook of {{industry}}',
  save: 'State it',
  done: 'Stated',
  help: 'New assessments read it at once. Those that stand do not change; a portfolio assessment brings them up to date.',
  industry: 'Industry',
  outlook: 'Outlook',
  levels: { positive: 'Positive', stable: 'Stable', cautious: 'Cautious', negative: 'Negative' },
  reason: 'Reason',
  source: 'Source',
  sourceExample: 'For example: the association’s report of the third quarter of 2026, page 12',
  noSource: 'not stated',
  owner: 'Kept by',
  statedOn: 'Stated on',
  validTo: 'Valid to',
  until: 'valid to {{day}}',
  noEnd: 'no last day',
  expired: 'Expired',
  required: 'Please fill this in',
  none: 'No outlook was stated yet',
  noneNote: 'Until one is, customers of the industry have no points for it.',
  problems: {
    ends_before_today: 'The last day is today or later.',
  },
} satisfies Messages<typeof chinese>;
