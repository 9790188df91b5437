import { formatAmount } from '../../format.ts';
import type { TypedTerms } from './ReleaseFields.tsx';
import type { WayStep } from './ways.ts';

/** What a release is filled in with where a way out leads to it: a part of the document, or what is to be prepaid. */
export function releaseStart(step: WayStep): Partial<TypedTerms> | undefined {
  if (step.kind === 'part') return { amount: formatAmount(step.amount.amount) };
  return step.kind === 'prepay' ? { prepay: formatAmount(step.amount.amount) } : undefined;
}
