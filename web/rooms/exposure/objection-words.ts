import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatBasisPoints, formatInstant, formatMoney } from '../../format.ts';
import { useText } from '../../ui/use-text.ts';
import type { Objection } from './check.ts';
import { useLevelName } from './level-words.ts';
import { useOwnReading } from './rule-words.ts';

/** A failed rule as a sentence with its figures. */
export function useObjectionSentence(): (objection: Objection) => string {
  const { t } = useTranslation('exposure');
  const text = useText();
  const ownReading = useOwnReading();
  const levelName = useLevelName();
  const { timeZone } = useSession().company;
  const sentence = (objection: Objection): string => {
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
        return t(objection.deliveriesToo === true ? 'sentences.deliveries_stopped' : 'sentences.limit_frozen', {
          reason: objection.reason,
        });
      case 'forced_hold':
        return objection.orderNumber === undefined
          ? t('sentences.forced_hold', { reason: objection.reason })
          : t('sentences.forced_order', { reason: objection.reason, number: objection.orderNumber });
      case 'prepayment_missing': {
        const { missing, condition, orderNumber } = objection;
        const figures = { missing: formatMoney(missing), condition: formatMoney(condition) };
        if (orderNumber === undefined) return t('sentences.prepayment_missing', figures);
        return t('sentences.prepayment_of_order', { ...figures, number: orderNumber });
      }
      case 'blacklisted':
        return t(`sentences.${objection.code}`, { reason: objection.reason });
      case 'overdue_amount': {
        const { daysPastDue, overdue, most, overBy } = objection;
        return t('sentences.overdue_amount', {
          daysPastDue,
          overdue: formatMoney(overdue),
          most: formatMoney(most),
          overBy: formatMoney(overBy),
        });
      }
      case 'overdue_share': {
        const { daysPastDue, overdue, open, mostBasisPoints } = objection;
        return t('sentences.overdue_share', {
          daysPastDue,
          overdue: formatMoney(overdue),
          open: formatMoney(open),
          most: formatBasisPoints(mostBasisPoints),
        });
      }
      case 'payment_behaviour': {
        const { daysBeyondTerms, most, invoices } = objection;
        return t('sentences.payment_behaviour', { days: daysBeyondTerms, most, count: invoices });
      }
      case 'review_overdue': {
        const { reviewBy, daysLate, graceDays } = objection;
        return t('sentences.review_overdue', { reviewBy, daysLate, graceDays });
      }
      case 'over_group_limit':
      case 'over_sub_limit':
      case 'over_seller_limit': {
        const { shortBy, needed, available, of, expiredOn } = objection;
        const figures = {
          shortBy: formatMoney(shortBy),
          needed: formatMoney(needed),
          available: formatMoney(available),
        };
        if (of === undefined) return t('sentences.over_group_limit', figures);
        const name = levelName(of);
        if (expiredOn !== undefined) return t('sentences.over_ended_level', { ...figures, name, expiredOn });
        return t('sentences.over_level', { ...figures, name });
      }
      case 'over_budget': {
        const { sellerCode, shortBy, ceiling, used, figuredAt } = objection;
        const figures = { shortBy: formatMoney(shortBy), ceiling: formatMoney(ceiling), used: formatMoney(used) };
        const at = formatInstant(figuredAt, timeZone);
        if (sellerCode === undefined) return t('sentences.over_budget', { ...figures, at });
        return t('sentences.over_seller_budget', { ...figures, at, sellerCode });
      }
      case 'over_new_customer_cap': {
        const { shortBy, cap, customerSince, until } = objection;
        return t('sentences.over_new_customer_cap', {
          shortBy: formatMoney(shortBy),
          cap: formatMoney(cap),
          since: customerSince,
          until,
        });
      }
      case 'over_concentration': {
        const { of, shortBy, ceiling } = objection;
        return t('sentences.over_concentration', { of, shortBy: formatMoney(shortBy), ceiling: formatMoney(ceiling) });
      }
      case 'group_blacklisted':
        return t('sentences.group_blacklisted', {
          members: objection.members.map(({ customerCode, reason }) => `${customerCode} (${reason})`).join(', '),
        });
      case 'own':
        return t('sentences.own', { message: text(objection.message), read: ownReading(objection) });
      case 'no_limit':
      case 'customer_inactive':
        return t(`sentences.${objection.code}`);
    }
  };
  return (objection) => ofBuyer(t, objection, sentence(objection));
}

/** Where another pays, it is said of whom it is said. */
function ofBuyer(t: TFunction<'exposure'>, objection: Objection, text: string): string {
  const code = 'buyerCode' in objection ? objection.buyerCode : undefined;
  return code === undefined ? text : t('payer.ofBuyer', { code, text });
}

/** The same in a few words with the one figure that matters, for a row of a table. */
export function useObjectionTag(): (objection: Objection) => string {
  const { t } = useTranslation('exposure');
  const text = useText();
  const tag = (objection: Objection): string => {
    switch (objection.code) {
      case 'overdue':
        return t('tags.overdue', { count: objection.daysPastDue });
      case 'limit_expired':
        return t('tags.limit_expired', { count: objection.daysExpired });
      case 'limit_frozen':
        return t(objection.deliveriesToo === true ? 'tags.deliveries_stopped' : 'tags.limit_frozen');
      case 'own':
        return text(objection.message);
      default:
        return t(`tags.${objection.code}`);
    }
  };
  return (objection) => ofBuyer(t, objection, tag(objection));
}
