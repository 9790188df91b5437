import { useTranslation } from 'react-i18next';
import type { Fault } from './import.ts';

/** Why a row was rejected, in the reader's language; a reason that we have no words for comes as the server says it. */
export function useFaultText(): (fault: Pick<Fault, 'code' | 'reason'>) => string {
  const { t, i18n } = useTranslation('integrations');
  return ({ code, reason }) => {
    const key = `faults.${code}`;
    return i18n.exists(`integrations:${key}`) ? t(key as 'faults.invalid_amount') : reason;
  };
}
