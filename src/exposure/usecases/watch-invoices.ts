import type { Customer } from '#customers';
import { canonicalJson } from '#kernel';
import { type Policy, policyInForce } from '#policy';
import type { Invoice, Marks } from '#receivables';
import { noteRulesFailed } from '#receivables/usecases';
import { asksInvoices, atInvoice, levelsAtInvoice } from '../at-invoice.ts';
import { exposureOf } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import { presentObjection } from '../http/present-check.ts';
import { marksOfInvoice } from '../inherited-marks.ts';
import { asksPrepaid, type InvoicedAhead, prepaymentAtInvoice } from '../prepayment-at-invoice.ts';
import { type DocumentFinding, insertFindings } from '../store/document-findings.ts';
import type { Sent, Watch } from './book-documents.ts';
import { openWatchDesk } from './watch-desk.ts';

type Naming = Sent &
  Marks & { readonly orderNumber?: string | undefined; readonly deliveryNumber?: string | undefined };

/**
 * 开票控制时点: what an invoice fails by the policy is kept with it, and a prepayment that its order's release waits for;
 * it is booked all the same. Where nothing asks about invoices nothing is loaded and nothing is looked at.
 */
export function watchInvoices(policyOf: (asOf: CheckFacts['asOf']) => Policy = policyInForce): Watch<Naming, Invoice> {
  return async (command, customers, books) => {
    const { tx, now, today } = command;
    const { checkRules } = policyOf(today);
    if (!asksInvoices(checkRules) && !asksPrepaid(books.values())) return undefined;
    const factsOf = await openWatchDesk(command, customers, books, policyOf);
    const findings: DocumentFinding[] = [];
    const warned: Parameters<typeof noteRulesFailed>[2][number][] = [];
    return {
      before: (customer, buyer, naming) => {
        const own = books.get(customer.customerId);
        const exposureMinor = own === undefined ? 0n : exposureOf(own.position);
        const facts = factsOf({
          customer,
          buyer,
          document: { type: 'quotation', number: '', isReceivable: true },
          known: { exposureMinor, takenMinor: 0n },
          ownOpenMinor: 0n,
          marks: own && marksOfInvoice(own, naming, naming),
        });
        const entries = own?.written.entries ?? [];
        const entryCount = entries.length;
        const ahead = own === undefined ? () => undefined : prepaymentAtInvoice(own, naming);
        return (invoice) => {
          const booked = entries.slice(entryCount).filter(({ cause }) => cause === 'invoice');
          const { levels } = facts;
          const met = levels && { levels: levelsAtInvoice(levels, booked, invoice.excessMinor) };
          keep(customer, { ...facts, ...met }, invoice, ahead());
        };
      },
      save: async () => {
        await insertFindings(tx, 'invoice', findings, now);
        await noteRulesFailed(tx, 'invoice', warned);
      },
    };

    function keep(
      customer: Customer,
      known: CheckFacts,
      { invoiceId, amountMinor, excessMinor }: Invoice,
      ahead: InvoicedAhead | undefined,
    ): void {
      const facts = { ...known, ...(ahead !== undefined && { prepayment: ahead.prepayment }) };
      const goods = ahead !== undefined && { goodsMinor: ahead.goodsMinor };
      const request = { amountMinor, beyondMinor: excessMinor, ...goods };
      const failed = atInvoice(facts, request);
      if (failed.length === 0) return;
      const { creditGroupId, customerId } = customer;
      const owner = { creditGroupId, customerId, documentId: invoiceId };
      const shown = failed.map(({ objection, strength }) => ({ strength, objection: presentObjection(objection) }));
      findings.push({
        ...owner,
        policyVersion: checkRules.version,
        failedJson: canonicalJson(shown),
        snapshotJson: canonicalJson({ facts, request }),
      });
      const count = failed.filter(({ strength }) => strength === 'warn').length;
      if (count > 0) warned.push({ ...owner, count });
    }
  };
}
