/** The rules of the order-time check. Each decision stores the version it was taken under. */
export type CheckRules = {
  readonly version: string;
  /** An undisputed open item may be this many days past due before new orders are held. */
  readonly overdueDaysTolerated: number;
};

/** The rules a new installation starts with; the limit itself always applies. */
export const initialCheckRules: CheckRules = { version: 'check-1', overdueDaysTolerated: 30 };
