export type { CreditGroupId, Customer, CustomerId } from './customer.ts';
