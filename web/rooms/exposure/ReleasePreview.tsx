import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Preview } from './release-preview.ts';

/** What the release of several comes to, and which of them stay where they are. */
export function ReleasePreview({ preview: { passing, refused, sums } }: { readonly preview: Preview }) {
  const { t } = useTranslation('exposure');
  const { t: approvals } = useTranslation('approvals');
  return (
    <div className="release-preview" role="status">
      <strong>
        {t('preview.passing', { count: passing.length })}
        {sums.length > 0 && ` · ${sums.map(formatMoney).join(' + ')}`}
      </strong>
      {refused.length > 0 && (
        <>
          <p>{t('preview.refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ holdId, customerName, document, amount, whyNot, level }) => (
              <li key={holdId}>
                <span>
                  {customerName} · {document.number} · {formatMoney(amount)}
                </span>{' '}
                <StatusTag tone="quiet">
                  {whyNot === 'release_beyond_authority' && level !== null
                    ? t('holds.beyond', { level: approvals(`levels.${level}`) })
                    : t(`preview.whyNot.${whyNot ?? 'hold_not_open'}`)}
                </StatusTag>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
