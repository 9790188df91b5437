export {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  dayOf,
  daysBetween,
  daysPastDue,
  earlier,
  findCalendarDate,
  later,
  startOfDay,
} from './calendar-date.ts';
export { canonicalJson } from './canonical-json.ts';
export {
  type CompanyNameParts,
  companyMatchKey,
  coreOfCompanyName,
  legalForm,
  normalizedCompanyName,
  parseCompanyName,
  plainCompanyName,
} from './company-name/company-name.ts';
export { compareFields, type Comparison, type Difference } from './compare-fields.ts';
export type { Id } from './id.ts';
export { checkDuns, type DunsCheck } from './identifiers/duns.ts';
export { checkLei, type LeiCheck } from './identifiers/lei.ts';
export { checkOrgCode, nextOrgCode, type OrgCodeCheck } from './identifiers/org-code.ts';
export {
  checkUscc,
  nextUscc,
  type UsccCheck,
  type UsccDoubt,
  type UsccFault,
  usccCheckCharacter,
} from './identifiers/uscc.ts';
export { checkVat, hasVatFormat, type VatCheck } from './identifiers/vat.ts';
export {
  add,
  amountText,
  asCurrency,
  CNY,
  cny,
  type Currency,
  findCurrency,
  greater,
  lesser,
  type Money,
  type MoneyJson,
  minorDigits,
  money,
  parseAmount,
  subtract,
  toJson,
  zero,
} from './money.ts';
export { type Ratio, ratio } from './ratio.ts';
export { ok, type Refusal, type RefusalKind, type Result, refuse, refused, unreachable } from './result.ts';
