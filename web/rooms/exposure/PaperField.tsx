import { useTranslation } from 'react-i18next';

type Props = { readonly paper: File | undefined; readonly onChange: (paper: File | undefined) => void };

/** The paper that a release rests on; it is sent with the release. */
export function PaperField({ paper, onChange }: Props) {
  const { t } = useTranslation('exposure');
  return (
    <label className="paper-field">
      <span>{t('release.paper')}</span>
      <span className="paper-choice">{paper?.name ?? t('release.paperChoose')}</span>
      <input
        className="visually-hidden"
        type="file"
        accept=".pdf,.png,.jpg,.jpeg"
        onChange={({ target }) => onChange(target.files?.[0])}
      />
      <span className="soft">{t('release.paperHelp')}</span>
    </label>
  );
}
