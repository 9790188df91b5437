import { useTranslation } from 'react-i18next';

type Props = { readonly number: string; readonly buyerCode: string | undefined };

/** A document's number, and who bought it where this customer pays for another. */
export function BoughtNumber({ number, buyerCode }: Props) {
  const { t } = useTranslation('receivables');
  return (
    <>
      {number}
      {buyerCode !== undefined && <div className="soft">{t('boughtBy', { code: buyerCode })}</div>}
    </>
  );
}
