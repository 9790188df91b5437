import type { Customer } from '#customers';
import { canonicalJson } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import { type Policy, policyInForce } from '#policy';
import type { Invoice, Marks } from '#receivables';
import { loadOldestOpenItems, noteRulesFailed } from '#receivables/usecases';
import { asksInvoices, atInvoice, levelsAtInvoice } from '../at-invoice.ts';
import { type Books, exposureOf } from '../books.ts';
import type { CheckFacts } from '../credit-check.ts';
import { presentObjection } from '../http/present-check.ts';
import { marksOfInvoice } from '../inherited-marks.ts';
import { asksPrepaid, type InvoicedAhead, prepaymentAtInvoice } from '../prepayment-at-invoice.ts';
import { standingOf } from '../standing.ts';
import { type InvoiceFinding, insertInvoiceFindings } from '../store/invoice-findings.ts';
import type { Watch } from './book-documents.ts';
import { openCompositionDesk } from './composition-desk.ts';
import { openLevelDesk } from './level-desk.ts';
import { openRuleDesk } from './rule-desk.ts';

type Naming = Marks & { readonly orderNumber?: string | undefined; readonly deliveryNumber?: string | undefined };

/**
 * 开票控制时点: what an invoice fails by the policy is kept with it, and a prepayment that its order's release waits for;
 * it is booked all the same. Where nothing asks about invoices nothing is loaded and nothing is looked at.
 */
export function watchInvoices(policyOf: (asOf: CheckFacts['asOf']) => Policy = policyInForce): Watch<Naming, Invoice> {
  return async ({ tx, now, today, company: { timeZone } }, customers, books) => {
    const { checkRules } = policyOf(today);
    if (!asksInvoices(checkRules) && !asksPrepaid(books.values())) return undefined;
    const asked = customers.map((customer) => ({ ...customer, asOf: today }));
    const policy = { timeZone, policyOf };
    const [limits, oldest, ruleDesk, compositionDesk, levelDesk] = await Promise.all([
      limitsAsOf(tx, asked),
      loadOldestOpenItems(tx, customers),
      openRuleDesk(tx, asked, policy),
      openCompositionDesk(tx, asked, policyOf),
      openLevelDesk(tx, customers, policy),
    ]);
    compositionDesk.keepIn(books.values());
    const limitOf = new Map(customers.map(({ customerId }, place) => [customerId, limits[place] ?? null]));
    const findings: InvoiceFinding[] = [];
    const warned: Parameters<typeof noteRulesFailed>[1][number][] = [];
    return {
      before: (customer, buyer, naming) => {
        const own = books.get(customer.customerId);
        const facts = factsOf(customer, buyer, own, naming);
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
        await insertInvoiceFindings(tx, findings, now);
        await noteRulesFailed(tx, warned);
      },
    };

    function factsOf(customer: Customer, buyer: Customer, own: Books | undefined, naming: Naming): CheckFacts {
      const limit = limitOf.get(customer.customerId) ?? null;
      const document = { type: 'quotation', number: '', isReceivable: true } as const;
      const counted = compositionDesk.before(document, { customer, books: own, asOf: today });
      const marks = own && marksOfInvoice(own, naming, naming);
      const sellerCode = marks?.sellerCode;
      return {
        ...ruleDesk({ customer, asOf: today, limit, ownOpenMinor: 0n, sellerCode, books, ...counted }),
        ...levelDesk({ customer, asOf: today, document, marks, order: undefined, books, ...counted }),
        asOf: today,
        currency: customer.currency,
        customer: standingOf(customer),
        ...(buyer !== customer && { buyer: { code: buyer.code, ...standingOf(buyer) } }),
        limit,
        exposureMinor: own === undefined ? 0n : exposureOf(own.position),
        ...counted.facts,
        takenMinor: 0n,
        oldestOpen: oldest.get(customer.customerId) ?? null,
        ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
        rules: checkRules,
      };
    }

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
      const owner = { creditGroupId: customer.creditGroupId, customerId: customer.customerId };
      const shown = failed.map(({ objection, strength }) => ({ strength, objection: presentObjection(objection) }));
      findings.push({
        ...owner,
        invoiceId,
        policyVersion: checkRules.version,
        failedJson: canonicalJson(shown),
        snapshotJson: canonicalJson({ facts, request }),
      });
      const count = failed.filter(({ strength }) => strength === 'warn').length;
      if (count > 0) warned.push({ ...owner, invoiceId, count });
    }
  };
}
