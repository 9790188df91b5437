export { findCustomer, findCustomers, listLineage } from '../store/customers.ts';
export {
  type Address,
  findAddresses,
  groupsWithPayers,
  lockAddresses,
  lockCustomers,
  lockGroups,
  noteLevels,
  notePayers,
} from '../store/locks.ts';
export { noteReviewed } from '../store/reviewed.ts';
export { type AddressBook, createAddressBook } from './address-book.ts';
export { blacklistCustomer, unblacklistCustomer } from './blacklist-customer.ts';
export { createCustomer } from './create-customer.ts';
export { importCustomers } from './create-customers.ts';
export { endExclusion, excludeRule } from './exclude-rule.ts';
export { freezeCustomer, setFreeze, unfreezeCustomer } from './freeze-customer.ts';
export { listCustomers } from './list-customers.ts';
export { listSalespeople } from './list-salespeople.ts';
export { listTimeline } from './list-timeline.ts';
export { fillMissingPinyin, pinyinOfNames } from './name-pinyin.ts';
export { type MayMove, updateCustomer } from './update-customer.ts';
