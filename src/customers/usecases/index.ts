export { findCustomers, lockCustomers, lockGroups } from '../store/customers.ts';
