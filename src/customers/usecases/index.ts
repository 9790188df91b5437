export { findCustomer, findCustomers } from '../store/customers.ts';
export { lockCustomers, lockGroups } from '../store/locks.ts';
export { blacklistCustomer, unblacklistCustomer } from './blacklist-customer.ts';
export { createCustomer } from './create-customer.ts';
export { importCustomers } from './create-customers.ts';
export { freezeCustomer, unfreezeCustomer } from './freeze-customer.ts';
export { listCustomers } from './list-customers.ts';
export { listTimeline } from './list-timeline.ts';
export { updateCustomer } from './update-customer.ts';
