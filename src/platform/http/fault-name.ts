/** What can be wrong with a field. Stable: screens have words for each, and callers may decide by it. */
export type FaultName =
  | 'missing'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'too_small'
  | 'too_large'
  | 'not_a_choice'
  | 'unknown_field'
  | 'wrong_kind'
  | 'wrong_form'
  | 'amount'
  | 'amount_above_zero'
  | 'amount_zero_or_more'
  | 'currency'
  | 'day'
  | 'not_accepted';

/** For an issue that a contract adds itself: `context.addIssue({ code: 'custom', message, ...faultIs('day') })`. */
export function faultIs(fault: FaultName) {
  return { params: { fault } };
}
