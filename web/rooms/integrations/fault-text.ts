import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../ui/refusal-text.ts';
import type { Fault } from './import.ts';

/** Why a row was rejected, in the reader's language; a reason that we have no words for comes as the server says it. */
export function useFaultText(): (fault: Pick<Fault, 'code' | 'reason'>) => string {
  const { t, i18n } = useTranslation('integrations');
  const refusalText = useRefusalText('integrations');
  return ({ code, reason }) => {
    const key = `faults.${code}`;
    if (i18n.exists(`integrations:${key}`)) return t(key as 'faults.invalid_amount');
    // A cell of a table ends without a full stop.
    return refusalText({ code })?.replace(/[。.]$/, '') ?? reason;
  };
}
