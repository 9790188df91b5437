import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import type { WayStep } from './ways.ts';

const namedMost = 3;

/** What a way out asks of somebody, as a sentence with its figures. */
export function useWaySentence(): (step: WayStep) => string {
  const { t } = useTranslation('exposure');
  const { t: approvals } = useTranslation('approvals');
  return (step) => {
    switch (step.kind) {
      case 'part':
      case 'prepay':
        return t(`way.${step.kind}`, { amount: formatMoney(step.amount) });
      case 'collect': {
        const named = step.invoices.slice(0, namedMost).map(({ invoiceNumber }) => invoiceNumber);
        return t('way.collect', {
          amount: formatMoney(step.amount),
          invoices: named.join(t('way.comma')),
          count: step.invoices.length,
          more: step.invoices.length > namedMost ? t('way.andMore', { count: step.invoices.length }) : '',
        });
      }
      case 'grant':
      case 'renew':
      case 'temporary_limit': {
        const levels = step.levels.map((level) => approvals(`levels.${level}`)).join(' → ');
        return [
          t(`way.${step.kind}`, { limit: formatMoney(step.limit) }),
          ...(levels === '' ? [] : [t('way.decidedBy', { levels })]),
          ...(step.guarantee === undefined ? [] : [t('way.guarantee', { amount: formatMoney(step.guarantee) })]),
        ].join(' ');
      }
      case 'deliver_later':
        return t('way.deliver_later', { from: step.from });
      case 'split':
        return t('way.split', { documents: step.documents, most: formatMoney(step.most) });
      case 'other_payer':
        return t('way.other_payer', { name: step.customerName });
      case 'unfreeze':
      case 'unblacklist':
      case 'activate':
        return step.customerCode === undefined
          ? t(`way.${step.kind}`)
          : t('payer.ofBuyer', { code: step.customerCode, text: t(`way.${step.kind}`) });
    }
  };
}

/** The same in as few words as a row has room for. */
export function useWayTag(): (step: WayStep) => string {
  const { t } = useTranslation('exposure');
  return (step) => {
    switch (step.kind) {
      case 'part':
      case 'prepay':
      case 'collect':
        return t(`best.${step.kind}`, { amount: formatMoney(step.amount) });
      case 'grant':
      case 'renew':
      case 'temporary_limit':
        return t(`best.${step.kind}`, { amount: formatMoney(step.limit) });
      case 'deliver_later':
        return t('best.deliver_later', { from: step.from });
      case 'split':
        return t('best.split', { count: step.documents });
      case 'other_payer':
        return t('best.other_payer', { name: step.customerName });
      case 'unfreeze':
      case 'unblacklist':
      case 'activate':
        return t(`best.${step.kind}`);
    }
  };
}
