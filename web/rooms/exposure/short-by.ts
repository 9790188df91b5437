import type { Objection } from './check.ts';

/** How much is missing, as the check said it: to the limit, or else to what one document may be. */
export function shortBy(objections: readonly Objection[]) {
  const over =
    objections.find(({ code }) => code === 'over_limit') ??
    objections.find(({ code }) => code === 'over_document_limit');
  return over !== undefined && 'shortBy' in over ? over.shortBy : undefined;
}
