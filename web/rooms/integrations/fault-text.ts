import type { i18n as Words } from 'i18next';
import { useTranslation } from 'react-i18next';
import { figuresText, refusalText } from '../../ui/refusal-text.ts';
import type { Fault } from './import.ts';

type Told = Pick<Fault, 'code' | 'reason' | 'facts'>;

export function useFaultText(): (fault: Told) => string {
  const { i18n } = useTranslation('integrations');
  return (fault) => faultText(i18n, fault);
}

/**
 * Why a row was rejected, in the reader's language: with its figures, else as rows say it, else as anybody does; a reason
 * that we have no words for comes as the server says it. A cell of a table ends without a full stop.
 */
export function faultText(i18n: Words, { code, reason, facts }: Told): string {
  const refused = { code, facts: facts ?? {} };
  const ofRows = `integrations:faults.${code}`;
  const text =
    figuresText(i18n, refused) ??
    (i18n.exists(ofRows) ? i18n.t(ofRows as 'integrations:faults.invalid_amount') : undefined) ??
    refusalText(i18n, refused, 'integrations');
  return text?.replace(/[。.]$/, '') ?? reason;
}
