import type { Objection } from './check.ts';

/** How much is missing, as the check said it: to the limit, or else to what one document may be, or to one beside the customer’s own. */
export function shortBy(objections: readonly Objection[]) {
  const over =
    objections.find(({ code }) => code === 'over_limit') ??
    objections.find(({ code }) => code === 'over_document_limit') ??
    objections.find(({ code }) => ['over_sub_limit', 'over_seller_limit', 'over_group_limit'].includes(code));
  return over !== undefined && 'shortBy' in over ? over.shortBy : undefined;
}
