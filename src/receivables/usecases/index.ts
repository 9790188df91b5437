export {
  findDeliveryOwners,
  loadAllocations,
  loadDeliveries,
  loadDeliveriesToInvoice,
  loadInvoices,
  loadOldestOpenInvoices,
  loadOpenOriginals,
  loadOldestOpenItems,
  loadSettlements,
  loadUnappliedSettlements,
  type OldestOpenItem,
  type Owned,
  type Owner,
} from '../store/load-documents.ts';
export { listSettledMonths, loadSettledMonths, sumSettled } from '../store/read-behaviour.ts';
export { isOverdue, overdueByDueDay, wasInDispute } from '../store/overdue.ts';
export { listOpenItems } from '../store/read-open-items.ts';
export { figureBehaviour, loadBehaviourFigures, loadDueDays } from '../store/rule-figures.ts';
export { loadTrades, type Trade } from '../store/read-trade.ts';
export { reverseAllocations, saveBills } from '../store/save-bills.ts';
export { presentBill } from '../http/present-bill.ts';
export { findBill, type ListedBill } from '../store/read-bills.ts';
export {
  findDelivery,
  findInvoice,
  findReturn,
  findSettlement,
  type GoodsReturn,
  insertReturn,
  markReversed,
  noteNotPaid,
} from '../store/take-back.ts';
export {
  noteRulesFailed,
  saveAllocations,
  saveDeliveries,
  saveInvoices,
  saveSettlements,
} from '../store/save-documents.ts';
export { knownSellers, listSellers } from '../store/sellers.ts';
export { sellerNotFound } from './keep-seller.ts';
export { changeDueDay } from './change-due-day.ts';
export { raiseDispute, settleDispute } from './dispute-invoice.ts';
