/** What somebody may be told. The sentence is made where it is read, in the reader's language. */
export const noticeKinds = [
  'application_waits',
  'application_approved',
  'application_rejected',
  'application_returned',
  'order_held',
  'order_released',
  'order_declined',
  'order_cleared',
  'deliveries_flagged',
  'limit_changed',
  'item_failed_rules',
  'warning_opened',
  'warning_escalated',
  'warning_assigned',
  'review_due',
  'edition_waits',
  'edition_approved',
  'edition_rejected',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
