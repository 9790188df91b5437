import { useTranslation } from 'react-i18next';
import './state-box.css';

/** Grey lines where the content will stand; `lines` keeps the place from jumping. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('states.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${92 - ((line * 37) % 40)}%` }} />
      ))}
    </div>
  );
}
