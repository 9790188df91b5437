import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import type { Objection } from './check.ts';

/** A failed rule as a sentence with its figures. */
export function useObjectionSentence(): (objection: Objection) => string {
  const { t } = useTranslation('exposure');
  return (objection) => {
    switch (objection.code) {
      case 'over_limit': {
        const { shortBy, needed, available } = objection;
        return t('sentences.over_limit', {
          shortBy: formatMoney(shortBy),
          needed: formatMoney(needed),
          available: formatMoney(available),
        });
      }
      case 'over_document_limit': {
        const { shortBy, documentLimit } = objection;
        return t('sentences.over_document_limit', {
          shortBy: formatMoney(shortBy),
          documentLimit: formatMoney(documentLimit),
        });
      }
      case 'overdue': {
        const { invoiceNumber, daysPastDue, daysTolerated, open, dueOn } = objection;
        return t('sentences.overdue', { invoiceNumber, daysPastDue, daysTolerated, dueOn, open: formatMoney(open) });
      }
      case 'limit_expired':
        return t('sentences.limit_expired', { expiredOn: objection.expiredOn, count: objection.daysExpired });
      case 'limit_frozen':
      case 'blacklisted':
        return t(`sentences.${objection.code}`, { reason: objection.reason });
      case 'no_limit':
      case 'customer_inactive':
        return t(`sentences.${objection.code}`);
    }
  };
}

/** The same in a few words with the one figure that matters, for a row of a table. */
export function useObjectionTag(): (objection: Objection) => string {
  const { t } = useTranslation('exposure');
  return (objection) => {
    switch (objection.code) {
      case 'overdue':
        return t('tags.overdue', { count: objection.daysPastDue });
      case 'limit_expired':
        return t('tags.limit_expired', { count: objection.daysExpired });
      default:
        return t(`tags.${objection.code}`);
    }
  };
}
