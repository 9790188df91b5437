import { useQuery } from '@tanstack/react-query';
import { type Position, positionQuery } from '../exposure/position.ts';

/** 原币: in which the limit in force was granted; the customer's own where there is none. */
export function currencyOfLimit({ limitGranted, counted }: Pick<Position, 'limitGranted' | 'counted'>): string {
  return limitGranted?.amount.currency ?? counted.currency;
}

/** Undefined until it is known, so that nobody types an amount that then turns out to be in another currency. */
export function useLimitCurrency(code: string, isAsked: boolean): string | undefined {
  const { data } = useQuery({ ...positionQuery(code), enabled: isAsked });
  return data && currencyOfLimit(data);
}
