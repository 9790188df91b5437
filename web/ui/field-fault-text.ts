import type { i18n as Words } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../client/problem.ts';

export function useFieldFaultText(): (error: FieldError) => string {
  const { i18n } = useTranslation();
  return useCallback((error: FieldError) => fieldFaultText(i18n, error), [i18n]);
}

/** What is wrong with a field, in the reader's language; where we have no words for it, the server's English sentence. */
export function fieldFaultText(i18n: Words, { fault, limit, message }: FieldError): string {
  const key = `refusals:faults.${fault}`;
  if (fault === undefined || !i18n.exists(key)) return message;
  return i18n.t(key as 'refusals:faults.missing', { replace: { limit } });
}
