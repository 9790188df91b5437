import type { ResourceNamespaceMap } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../client/problem.ts';
import { useRefusalText } from './refusal-text.ts';

/** Any error in the reader's language; a refusal that we have no words for comes as the server's English sentence. */
export function useProblemText(room?: keyof ResourceNamespaceMap): (error: unknown) => string {
  const { t } = useTranslation();
  const refusalText = useRefusalText(room);
  return useCallback(
    (error: unknown) => {
      if (error instanceof NoAnswer) return refusalText({ code: 'no_answer' }) ?? error.message;
      if (!(error instanceof ApiProblem)) return error instanceof Error ? error.message : String(error);
      const words = refusalText(error);
      if (words !== undefined) return words;
      return isUnreachable(error) ? t('states.unreachableWrite') : error.detail;
    },
    [t, refusalText],
  );
}

/** What stands before the server answered in its place. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiProblem && error.code.startsWith('http_5');
}
