import type { CreditGroupId, CustomerId } from '#customers';
import { CNY } from '#kernel';
import type { CustomerFigures } from './readings.ts';

/** A customer of whom nothing is known but what is given. */
export function figuresOf(given: Partial<CustomerFigures>): CustomerFigures {
  return {
    customerId: 'c' as CustomerId,
    creditGroupId: 'g' as CreditGroupId,
    code: 'C1',
    currency: CNY,
    industry: null,
    salesOwner: null,
    blacklisted: false,
    exposureMinor: 0n,
    limitMinor: null,
    standing: null,
    everInvoiced: false,
    receivablesMinor: 0n,
    overdueMinor: 0n,
    oldestDueOn: null,
    settled: { invoices: 0, amountMinor: 0n, amountDays: 0n },
    gradeNow: null,
    gradeAtGrant: null,
    outlook: null,
    statements: [],
    ...given,
  };
}
