import { type Result, refuse } from '#kernel';
import type { Customer } from './customer.ts';
import type { Salesperson } from './owner.ts';

/** A customer as it is told outside. Plain JSON: the command road keeps it as the answer to a repeated call. */
export type CustomerView = Omit<Customer, 'customerId' | 'creditGroupId' | 'ownerEmail' | 'ownerName'> & {
  readonly id: string;
  readonly owner: Salesperson | null;
  readonly blacklisted: boolean;
  readonly frozen: boolean;
};

export function presentCustomer(customer: Customer): CustomerView {
  const {
    code,
    name,
    unifiedSocialCreditCode,
    industry,
    customerType,
    segment,
    parentCode,
    country,
    currency,
    status,
    version,
  } = customer;
  const { blacklistReason, freezeReason, freezeStopsDeliveries, ownerEmail, ownerName } = customer;
  return {
    id: customer.customerId,
    code,
    name,
    unifiedSocialCreditCode,
    industry,
    customerType,
    segment,
    parentCode,
    country,
    currency,
    status,
    blacklisted: blacklistReason !== null,
    blacklistReason,
    frozen: freezeReason !== null,
    freezeReason,
    freezeStopsDeliveries,
    owner: ownerEmail === null ? null : { name: ownerName ?? ownerEmail, email: ownerEmail },
    version,
  };
}

export function customerNotFound(code: string): Result<never> {
  return refuse('not_found', 'customer_not_found', `There is no customer ${code}.`);
}
