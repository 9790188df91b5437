import type { i18n as Words } from 'i18next';
import { refusalText } from '../../ui/refusal-text.ts';
import type { Import } from './import.ts';

type Failed = Pick<Import, 'failure' | 'failureCode' | 'failureFacts'>;

/** Why an import failed, in the reader's language; null where it did not. Of old ones only the server's sentence is kept. */
export function failureText(i18n: Words, { failure, failureCode, failureFacts }: Failed): string | null {
  if (failureCode === null) return failure;
  return refusalText(i18n, { code: failureCode, facts: failureFacts ?? {} }, 'integrations') ?? failure;
}
