import type { Messages } from '../messages.ts';
import type chinese from '../zh-CN/notices.ts';

export default {
  title: 'Notices',
  open_one: 'Notices, {{count}} unread',
  open_other: 'Notices, {{count}} unread',
  openNone: 'Notices, none unread',
  allRead: 'Mark all as read',
  more: 'Earlier notices',
  none: 'No notices yet',
  noneNote:
    'You are told here when an application or an edition of the policy waits for you, and when a limit or a held order of your customers changes.',
  unread: 'Unread',
  reasons: {
    over_limit: 'over limit',
    over_document_limit: 'over the single order limit',
    overdue: 'overdue',
    limit_expired: 'limit expired',
    forced_hold: 'put on hold',
    prepayment_missing: 'prepayment missing',
    limit_frozen: 'limit frozen',
    no_limit: 'no limit',
    blacklisted: 'blacklisted',
    customer_inactive: 'customer inactive',
    overdue_amount: 'too much overdue',
    overdue_share: 'overdue share too high',
    payment_behaviour: 'pays too late',
    review_overdue: 'review overdue',
    over_group_limit: 'over group limit',
    over_sub_limit: 'over sub-limit',
    over_seller_limit: 'over the limit with the seller',
    over_new_customer_cap: 'over the cap of new customers',
    over_concentration: 'over a concentration ceiling',
    over_budget: 'over the credit budget',
    group_blacklisted: 'group member blacklisted',
    own: 'own rule',
  },
  what: {
    application_waits: 'An application for {{customer}} ({{amount}}) waits for your decision, sent by {{by}}.',
    application_approved: 'The application for {{customer}} was approved by {{by}}: {{amount}}.',
    application_rejected: 'The application for {{customer}} ({{amount}}) was rejected by {{by}}.',
    application_returned:
      'The application for {{customer}} ({{amount}}) was returned by {{by}}: complete it and send it again.',
    order_held: 'Order {{number}} of {{customer}} ({{amount}}) is held: {{reasons}}.',
    order_cleared: 'Order {{number}} of {{customer}} ({{amount}}) would pass now: check it again.',
    order_declined: 'Order {{number}} of {{customer}} ({{amount}}) was declined by {{by}}.',
    order_released: 'Order {{number}} of {{customer}} ({{amount}}) was released by {{by}}.',
    warning_opened: 'A warning for {{customer}}: {{indicator}}. Handle it by {{day}}.',
    warning_escalated: 'The warning for {{customer}} got worse: {{indicator}}. Handle it by {{day}}.',
    warning_assigned: 'The warning for {{customer}} ({{indicator}}) was given to you. Handle it by {{day}}.',
    review_due: 'The review of {{customer}} is due ({{day}}).',
    edition_waits: '{{by}} proposes another way of grading, {{version}}, from {{day}} on: it waits for your decision.',
    edition_approved: '{{version}} was approved by {{by}} and is in force from {{day}} on.',
    edition_rejected: '{{version}} was rejected by {{by}}.',
    item_failed_rules:
      '{{number}}, recorded for {{customer}} ({{amount}}), would not have passed the check: {{reasons}}.',
    item_failed_rules_many:
      '{{number}} of {{customer}} and others, {{count}} recorded items, would not have passed the check.',
    deliveries_flagged:
      'Delivery {{number}} of {{customer}} ({{amount}}) left without a check and fails it: {{reasons}}.',
    deliveries_flagged_many:
      'Delivery {{number}} of {{customer}} ({{amount}}) left without a check and fails it: {{reasons}}. {{count}} more did.',
    limit_changed: 'The limit of {{customer}} has changed.',
    limit_changed_many: 'The limits of {{customer}} and others have changed ({{count}} customers).',
  },
} satisfies Messages<typeof chinese>;
