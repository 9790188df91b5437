import type { i18n as Words, ResourceNamespaceMap } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../format.ts';

/** What a refusal is phrased from, wherever it stands: in a problem, beside a row, or as why a button is idle. */
export type Refused = { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> };

type Room = keyof ResourceNamespaceMap;

/** A refusal in the reader's language; undefined where we have no words for it. */
export function useRefusalText(room?: Room): (refusal: Refused) => string | undefined {
  const { i18n } = useTranslation();
  return useCallback((refusal: Refused) => refusalText(i18n, refusal, room), [i18n, room]);
}

/** Why the reader may not do something, in their language; else the server's sentence. */
export function useWhyNotText(room: Room): (refusal: Refused & { readonly detail: string }) => string {
  const refusalText = useRefusalText(room);
  return (refusal) => refusalText(refusal) ?? refusal.detail;
}

/**
 * With its figures if it carries all that the sentence names. Else the room's own words (`problems.<code>` in its
 * messages) before the general ones, and those before the words of the one other room that has any.
 */
export function refusalText(i18n: Words, refused: Refused, room?: Room): string | undefined {
  const withFigures = figuresText(i18n, refused);
  if (withFigures !== undefined) return withFigures;
  const { code } = refused;
  const rooms = Object.keys(i18n.getDataByLanguage(i18n.language) ?? {});
  const key = [...(room === undefined ? [] : [room]), 'refusals', ...rooms]
    .map((space) => `${space}:problems.${code}`)
    .find((one) => i18n.exists(one));
  return key === undefined ? undefined : i18n.t(key as 'refusals:problems.no_answer');
}

/** The sentence with its figures; undefined where there is none, or a figure is missing. */
export function figuresText(i18n: Words, { code, facts = {} }: Refused): string | undefined {
  const figures = shown(facts);
  const key = `refusals:figures.${code}`;
  if (!i18n.exists(key) || !namesIn(i18n, code).every((name) => name in figures)) return undefined;
  return i18n.t(key as 'refusals:figures.rate_missing', { replace: figures });
}

function namesIn(i18n: Words, code: string): string[] {
  const sentence: unknown = i18n.getResource(i18n.language, 'refusals', `figures.${code}`);
  return [...String(sentence).matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []);
}

function shown(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      const figure = figureText(fact);
      return figure === undefined ? [] : [[name, figure] as const];
    }),
  );
}

/** An amount with its currency, a number of days; a day and a document's number are text already. */
function figureText(fact: unknown): string | undefined {
  if (typeof fact === 'string' || typeof fact === 'number') return String(fact);
  return isMoney(fact) ? formatMoney(fact) : undefined;
}

function isMoney(fact: unknown): fact is { readonly currency: string; readonly amount: string } {
  if (typeof fact !== 'object' || fact === null) return false;
  const { currency, amount } = fact as Readonly<Record<string, unknown>>;
  return typeof currency === 'string' && typeof amount === 'string';
}
