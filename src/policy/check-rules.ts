import type { CheckRule, CheckRuleName } from './check-rule.ts';
import type { Text } from './text.ts';

/** The rules of the order-time check. Each decision stores the version it was taken under. */
export type CheckRules = {
  readonly version: string;
  /** An undisputed open item may be this many days past due before new orders are held. */
  readonly overdueDaysTolerated: number;
  /** What is demanded beyond the base, and where the base binds less than everywhere. A rule that is not here is off. */
  readonly rules?: readonly CheckRule[];
  /** 同时超标: rules that hold an order only when all of a row fail; one that fails alone warns. */
  readonly together?: readonly (readonly CheckRuleName[])[];
};

/** The rules a new installation starts with; the limit itself always applies. */
export const initialCheckRules: CheckRules = { version: 'check-1', overdueDaysTolerated: 30 };

/** The house's own rules, each under the name by which an exclusion means it. */
export function ownRulesOf({ rules = [] }: CheckRules): { rule: CheckRuleName; message: Text }[] {
  return rules.flatMap((rule) => (rule.code === 'own' ? [{ rule: `own:${rule.id}`, message: rule.message }] : []));
}
