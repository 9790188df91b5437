export type { CreditGroupId, Customer, CustomerId } from './customer.ts';
export { customerNotFound } from './customer-view.ts';
export { searchPatterns } from './search.ts';
export type { NewCustomer } from './new-customer.ts';
