import { type Currency, type MoneyJson, money, toJson } from '#kernel';
import type { UsedRate } from '#rates';
import type { Original } from './original.ts';

/** How a document is told: each amount in its own currency, and beside them what it counts as in the customer's. */
export function ownAmounts<Field extends string>(
  document: { readonly [Name in Field | 'amountMinor']: bigint } & {
    readonly original?: Original<Field | 'amountMinor'>;
  },
  customers: Currency,
  openField: Field,
): {
  readonly of: (field: Field | 'amountMinor') => MoneyJson;
  readonly currency: Currency;
  readonly counted: { readonly counted?: { rate: UsedRate; amount: MoneyJson; open: MoneyJson } };
} {
  const { original } = document;
  const currency = original?.rate.from ?? customers;
  const own = original?.minor ?? document;
  return {
    currency,
    of: (field) => toJson(money(currency, own[field])),
    counted:
      original === undefined
        ? {}
        : {
            counted: {
              rate: original.rate,
              amount: toJson(money(customers, document.amountMinor)),
              open: toJson(money(customers, document[openField])),
            },
          },
  };
}
