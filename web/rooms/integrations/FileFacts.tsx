import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format.ts';
import type { Preview } from './import.ts';

/** What was recognised about the file, in one line: so that a wrong file is noticed here. */
export function FileFacts({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('integrations');
  const { kind, fileName, sizeBytes, format, encoding, delimiter, sheet, rowEstimate, rowsAreExact } = preview;
  const facts = [
    t(`kinds.${kind}`),
    `${formatCount(Math.max(1, Math.round(sizeBytes / 1024)))} KB`,
    t(rowsAreExact ? 'file.rows' : 'file.aboutRows', { count: rowEstimate, shown: formatCount(rowEstimate) }),
    format === 'xlsx' ? t('file.sheet', { sheet: sheet ?? '' }) : `CSV · ${(encoding ?? '').toUpperCase()}`,
    delimiter === null || delimiter === ','
      ? undefined
      : t('file.delimiter', { delimiter: delimiter === '\t' ? 'Tab' : delimiter }),
  ].filter((fact) => fact !== undefined);
  return (
    <p className="file-facts">
      <strong>{fileName}</strong>
      <span className="soft">{facts.join(' · ')}</span>
    </p>
  );
}
