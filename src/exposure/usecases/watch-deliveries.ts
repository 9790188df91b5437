import type { Customer } from '#customers';
import { canonicalJson, greater, money, toJson } from '#kernel';
import { type Policy, policyInForce } from '#policy';
import type { Delivery } from '#receivables';
import { noteRulesFailed } from '#receivables/usecases';
import { atDelivery } from '../at-delivery.ts';
import { type Books, documentKey } from '../books.ts';
import { countedCheck } from '../counted-check.ts';
import type { CheckFacts } from '../credit-check.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { presentObjection } from '../http/present-check.ts';
import { marksOfDelivery } from '../inherited-marks.ts';
import { type DocumentFinding, insertFindings } from '../store/document-findings.ts';
import { loadOpenHolds } from '../store/holds.ts';
import type { Sent, SentBy, Watch } from './book-documents.ts';
import { holdKey } from './check-desk.ts';
import { openWatchDesk } from './watch-desk.ts';

type SentDelivery = Sent & {
  readonly orderNumber?: string | undefined;
  readonly businessUnit?: string | undefined;
  readonly productLine?: string | undefined;
};

/**
 * 发货控制时点: goods that left without a check are booked all the same; what they fail is kept with the delivery, as its
 * check would have said it, and told to who looks after the customer. A delivery that keeps to its check was asked about then.
 */
export function watchDeliveries(
  policyOf: (asOf: CheckFacts['asOf']) => Policy = policyInForce,
): Watch<SentDelivery, Delivery> {
  return async (command, customers, books, rows) => {
    const { tx, now, announce } = command;
    if (rows.every((row) => keepsToItsCheck(books.get(row.customer.customerId), row))) return undefined;
    const [factsOf, holds] = await Promise.all([
      openWatchDesk(command, customers, books, policyOf),
      loadOpenHolds(tx, rows.flatMap(documentsOf)),
    ]);
    const openHolds = new Map(holds.map((one) => [holdKey(one.buyerCode ?? one.customerCode, one.document), one]));
    const findings: DocumentFinding[] = [];
    const flagged: Parameters<typeof noteRulesFailed>[2][number][] = [];
    const told: { customerCode: string; documentNumber: string; amount: unknown; reasons: readonly string[] }[] = [];
    return {
      before: (customer, buyer, sent, rate) => {
        const own = books.get(customer.customerId);
        const isChecked = own !== undefined && wasChecked(own, sent.number);
        const { number, orderNumber } = sent;
        const document = { type: 'delivery', number, orderNumber } as const;
        const asked = { rate, amountMinor: sent.amount.minor, prepaidMinor: 0n };
        const { known, ownOpenMinor } = countedCheck(own, document, asked);
        const forcedHold = forcedHoldOf(
          openHolds.get(holdKey(buyer.code, { type: 'delivery', number })),
          openHolds.get(holdKey(buyer.code, { type: 'sales_order', number: orderNumber ?? '' })),
          orderNumber,
        );
        const marks = marksOfDelivery(own, { number, orderNumber }, sent);
        const facts: CheckFacts = {
          ...factsOf({ customer, buyer, document, known, ownOpenMinor, marks }),
          ...(forcedHold !== undefined && { forcedHold }),
        };
        return (delivery) => {
          if (!isChecked || delivery.excessMinor > 0n) keep(customer, buyer, facts, delivery);
        };
      },
      save: async () => {
        await insertFindings(tx, 'delivery', findings, now);
        await noteRulesFailed(tx, 'delivery', flagged);
        if (told.length > 0) announce('deliveries_flagged', { deliveries: told });
      },
    };

    function keep(customer: Customer, buyer: Customer, facts: CheckFacts, delivery: Delivery): void {
      const { deliveryId, number, amountMinor, openMinor, original } = delivery;
      const request = { amountMinor, newMinor: openMinor };
      const failed = atDelivery(facts, request);
      if (failed.length === 0) return;
      const { creditGroupId, customerId, currency } = customer;
      const owner = { creditGroupId, customerId, documentId: deliveryId };
      const shown = failed.map(({ objection, strength }) => ({ strength, objection: presentObjection(objection) }));
      findings.push({
        ...owner,
        policyVersion: facts.rules.version,
        failedJson: canonicalJson(shown),
        snapshotJson: canonicalJson({ facts, request }),
      });
      const reasons = failed.flatMap(({ objection, strength }) => (strength === 'record' ? [] : objection.code));
      if (reasons.length === 0) return;
      flagged.push({ ...owner, count: reasons.length });
      // As it stands on the paper: who is told looks for that.
      const amount = toJson(money(original?.rate.from ?? currency, original?.minor.amountMinor ?? amountMinor));
      told.push({ customerCode: buyer.code, documentNumber: number, amount, reasons });
    }
  };
}

function wasChecked({ reservations }: Books, number: string): boolean {
  const own = reservations.get(documentKey({ type: 'delivery', number }));
  return own !== undefined && own.origin !== 'unreserved' && own.endsReason === null;
}

/** Looked at with what was loaded: one in another currency, or for more than its check, is asked about again. */
function keepsToItsCheck(books: Books | undefined, { number, amount }: SentDelivery): boolean {
  const own = books?.reservations.get(documentKey({ type: 'delivery', number }));
  if (books === undefined || own === undefined || own.original !== undefined) return false;
  return wasChecked(books, number) && amount.minor <= greater(own.openMinor, own.drawnMinor);
}

function documentsOf({ customer, customerCode, number, orderNumber }: SentBy<SentDelivery>) {
  const { creditGroupId, customerId, code } = customer;
  const whose = { creditGroupId, customerId, ...(code !== customerCode && { buyerCode: customerCode }) };
  return [
    { ...whose, type: 'delivery' as const, number },
    ...(orderNumber === undefined ? [] : [{ ...whose, type: 'sales_order' as const, number: orderNumber }]),
  ];
}
