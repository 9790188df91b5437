import { z } from 'zod';
import { MoneyAnswer } from '#platform/contract';
import { RateUsed } from '#rates/contract';

/** What a document in another currency than its customer's counts as; left out of one in the customer's own. */
export const Counted = z.strictObject({ rate: RateUsed, amount: MoneyAnswer, open: MoneyAnswer }).meta({
  id: 'Counted',
  description:
    'In the customer’s currency: the amount as it was counted on its day, and what is open of it (not invoiced, not paid, not applied) at `rate`.',
});
