import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney, noValue } from '../../format.ts';
import type { Difference } from './reconciliation.ts';

/** What speaks for the cause, with its figures. */
export function useCauseText(): (difference: Difference) => string {
  const { t } = useTranslation('reconciliation');
  return ({ cause, theirs, ours, elsewhere, spelledAs, unappliedCash }) =>
    t(`because.${cause}`, {
      theirDue: formatDay(theirs?.dueOn ?? null),
      ourDue: formatDay(ours?.dueOn ?? null),
      issuedOn: formatDay(ours?.issuedOn ?? null),
      amount: ours === null ? noValue : formatMoney(ours.amount),
      lines: theirs?.lines ?? 1,
      elsewhere,
      spelledAs,
      cash: unappliedCash === null ? noValue : formatMoney(unappliedCash),
    });
}
