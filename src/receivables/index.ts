export { afterStep, type Bill, type BillPart, type BillState, type BillStep, billStates, billSteps } from './bill.ts';
export {
  type Ageing,
  type AgeingBucket,
  ageDocuments,
  ageingBuckets,
  type OpenItem,
} from './ageing.ts';
export { collectionEffectiveness } from './collection-effectiveness.ts';
export { type CountBack, countBackDso, type SalesMonth } from './count-back-dso.ts';
export {
  daysBeyondTerms,
  daysBeyondTermsOfAgeing,
  daysBeyondTermsOfSums,
  type EarlyPayments,
  type InvoiceLateness,
  type OverdueBuckets,
} from './days-beyond-terms.ts';
export { averageDays } from './days-to-pay.ts';
export { averageDaysDelinquent, bestPossibleDso, daysSalesOutstanding } from './dso.ts';
export {
  type PaydexKey,
  type PaydexRisk,
  paydexDaysBeyondTerms,
  paydexKeys,
  paydexLabel,
  paydexRisk,
} from './paydex.ts';
export { type PaymentBehaviour, paymentBehaviour, type SettledMonth } from './payment-behaviour.ts';
export { allocate, allocateAsNamed, allocateOldestFirst, oldestDueFirst, oldestSettlementFirst } from './allocate.ts';
export {
  type Allocation,
  type Delivery,
  type Invoice,
  type NamedInvoice,
  type Settlement,
  type SettlementKind,
  settlementKinds,
} from './documents.ts';
export { bearsMarks, type Marks, markNames, marksOf } from './marks.ts';
export { ownAmounts } from './own-amounts.ts';
export { type Original, originalOf, type StoredOriginal } from './original.ts';
