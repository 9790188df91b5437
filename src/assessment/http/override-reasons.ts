export const overrideReasons = [
  'later_events',
  'support_of_owner',
  'security_not_scored',
  'figures_not_typical',
  'legal_or_press',
  'management_or_ownership',
] as const;
