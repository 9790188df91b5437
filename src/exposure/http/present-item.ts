import type { z } from 'zod';
import { type CalendarDate, money, toJson } from '#kernel';
import type { ExposureItem } from '../exposure-item.ts';
import type { ItemLeaves } from '../usecases/item-leaves.ts';
import type { ItemAnswer } from './item-shapes.ts';
import { inCurrency } from './present.ts';
import { presentHeadroom } from './present-check.ts';

/** `leaves`: of a dry run. */
export function presentItem(
  item: ExposureItem & { readonly leaves?: ItemLeaves },
  today: CalendarDate,
): z.input<typeof ItemAnswer> {
  const { itemId, customerCode, kind, currency, amountMinor, original, validFrom, validTo, endedOn, createdAt } = item;
  const { leaves } = item;
  return {
    id: itemId,
    customerCode,
    kind,
    amount: original
      ? toJson(money(original.rate.from, original.minor.amountMinor))
      : inCurrency(currency)(amountMinor),
    ...(original && { counted: { amount: inCurrency(currency)(amountMinor), rate: original.rate } }),
    validFrom,
    validTo,
    reference: item.reference,
    source: item.source,
    document: item.document,
    createdAt: createdAt.toISOString(),
    createdBy: item.createdBy,
    endedOn,
    endedBy: item.endedBy,
    endReason: item.endReason,
    ...(item.failed !== undefined && { failed: item.failed as NonNullable<z.input<typeof ItemAnswer>['failed']> }),
    ...(leaves && {
      leaves: {
        asOf: leaves.asOf,
        counted: inCurrency(currency)(leaves.countedMinor),
        headroom: presentHeadroom(leaves.headroom),
      },
    }),
    runs: validFrom <= today && (validTo === null || today <= validTo) && (endedOn === null || today < endedOn),
  };
}
