import { useRefusalText } from '../../ui/refusal-text.ts';

type Refusal = { readonly code: string; readonly detail: string };

/** Why the reader may not do something, in their language; else the server's sentence. */
export function useWhyNotText(): (refusal: Refusal) => string {
  const refusalText = useRefusalText('monitoring');
  return (refusal) => refusalText(refusal) ?? refusal.detail;
}
