import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import './second-factor.css';

type Props = { readonly codes: readonly string[]; readonly onDone: () => void };

/** Shown this once; only their hashes are kept. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { t } = useTranslation('session');
  return (
    <>
      <p role="status">
        <StatusTag tone="fine">{t('secondFactor.isOn')}</StatusTag>
      </p>
      <p>{t('secondFactor.keepCodes')}</p>
      <ul className="recovery-codes" aria-label={t('secondFactor.recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={onDone}>
        {t('secondFactor.codesKept')}
      </Button>
    </>
  );
}
