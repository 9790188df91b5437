import { useTranslation } from 'react-i18next';
import { exposureContract } from '#exposure/contract';
import { addressOf } from '../../client/call.ts';
import type { Hold } from './hold.ts';

/** What a release rests on, to be downloaded. */
export function PaperList({ papers = [] }: { readonly papers?: Hold['papers'] }) {
  const { t } = useTranslation('exposure');
  if (papers.length === 0) return null;
  return (
    <ul className="paper-list" aria-label={t('release.papers')}>
      {papers.map(({ id, fileName, sizeBytes, addedBy, sha256 }) => (
        <li key={id}>
          <a
            href={addressOf(exposureContract.getEvidence.path, { params: { id } })}
            download
            title={`SHA-256 ${sha256}`}
          >
            {fileName}
          </a>{' '}
          <span className="soft">
            {t('release.paperOf', { count: Math.max(1, Math.round(sizeBytes / 1024)), name: addedBy })}
          </span>
        </li>
      ))}
    </ul>
  );
}
