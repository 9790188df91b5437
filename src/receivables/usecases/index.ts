export {
  findDeliveryOwners,
  loadAllocations,
  loadDeliveries,
  loadDeliveriesToInvoice,
  loadInvoices,
  loadOldestOpenInvoices,
  loadOldestOpenItems,
  loadSettlements,
  loadUnappliedSettlements,
  type OldestOpenItem,
  type Owned,
  type Owner,
} from '../store/load-documents.ts';
export { saveAllocations, saveDeliveries, saveInvoices, saveSettlements } from '../store/save-documents.ts';
export { raiseDispute, settleDispute } from './dispute-invoice.ts';
