import type { FormInstance } from 'antd';
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

/**
 * Puts each field's error under its field; says whether all of them found one. `amount.amount` finds `amount` too.
 * A refusal about one field is said in the reader's language where `say` has words for it.
 */
export function showFieldErrors(form: FormInstance, error: unknown, say?: (error: unknown) => string): boolean {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return false;
  // The fields that stand there: of one that was left out, the error would be seen nowhere.
  const known = form.getFieldsError().map(({ name: [name] }) => String(name));
  const said = error.errors.length === 1 && error.code !== 'invalid_input' ? say?.(error) : undefined;
  const placed = error.errors.flatMap(({ field, message }) => {
    const [name = ''] = field.split(/[.[]/);
    return known.includes(name) ? [{ name, errors: [said ?? message] }] : [];
  });
  form.setFields(placed);
  return placed.length === error.errors.length;
}
