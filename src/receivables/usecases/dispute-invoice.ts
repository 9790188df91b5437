import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, refuse, type Result } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { type Dispute, findDispute, findOpenDispute, saveDispute } from '../store/disputes.ts';
import { loadInvoices } from '../store/load-documents.ts';

const may = 'receivables:write';

/** Marks an open invoice as disputed. A second dispute of it for the same reason is the one that is there. */
export function raiseDispute(
  platform: Platform,
  origin: Origin,
  sent: { customerCode: string; invoiceNumber: string; raisedOn?: CalendarDate | undefined; reason: string },
): Promise<Result<Done<DisputeAnswer>>> {
  const { customerCode, invoiceNumber, reason } = sent;
  const name = { name: 'receivables.raise_dispute', may, input: sent, customerCode };
  return runCommand(platform, origin, name, async ({ tx, today, record, announce }) => {
    if (sent.raisedOn !== undefined && sent.raisedOn > today) {
      return refuse('invalid', 'day_in_future', `Expected a day up to today, ${today}, got ${sent.raisedOn}.`, {
        field: 'raisedOn',
      });
    }
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined)
      return refuse('not_found', 'customer_not_found', `There is no customer ${customerCode}.`, {
        field: 'customerCode',
      });
    const [invoice] = await loadInvoices(tx, [{ ...customer, number: invoiceNumber }]);
    if (invoice === undefined) {
      return refuse('not_found', 'invoice_not_found', `${customerCode} has no invoice ${invoiceNumber}.`, {
        field: 'invoiceNumber',
      });
    }
    const before = await findOpenDispute(tx, customer, invoice.invoiceId);
    const isSame = before?.reason === reason && (sent.raisedOn ?? before.raisedOn) === before.raisedOn;
    if (before !== undefined && isSame) return ok({ answer: presentDispute(before), effect: 'unchanged' });
    if (before !== undefined) {
      const detail = `Invoice ${invoiceNumber} is in dispute since ${before.raisedOn}.`;
      return refuse('conflict', 'already_disputed', detail, { facts: { invoiceNumber, since: before.raisedOn } });
    }
    if (invoice.openMinor === 0n)
      return refuse('conflict', 'invoice_settled', `Invoice ${invoiceNumber} is settled; there is nothing to dispute.`);
    const dispute: Dispute = {
      creditGroupId: customer.creditGroupId,
      customerId: customer.customerId,
      customerCode,
      disputeId: newId<'dispute'>(),
      invoiceId: invoice.invoiceId,
      invoiceNumber,
      raisedOn: sent.raisedOn ?? today,
      reason,
      settledOn: null,
      resolution: null,
    };
    await saveDispute(tx, dispute);
    record({
      subject: `invoice ${invoiceNumber}`,
      customerId: customer.customerId,
      detail: { disputeId: dispute.disputeId, reason },
    });
    announce('invoice_disputed', { customerCodes: [customerCode] });
    return ok({ answer: presentDispute(dispute), effect: 'created' });
  });
}

/** Ends a dispute: the invoice counts as overdue again when its day has passed. */
export function settleDispute(
  platform: Platform,
  origin: Origin,
  sent: { disputeId: string; resolution: string },
): Promise<Result<Done<DisputeAnswer>>> {
  return runCommand(
    platform,
    origin,
    { name: 'receivables.settle_dispute', may, input: sent },
    async ({ tx, today, record }) => {
      const found = await findDispute(tx, sent.disputeId);
      if (found === undefined)
        return refuse('not_found', 'dispute_not_found', `There is no dispute ${sent.disputeId}.`);
      await lockCustomers(tx, [found.customerCode]);
      const dispute = (await findDispute(tx, sent.disputeId)) ?? found;
      if (dispute.settledOn !== null)
        return refuse('conflict', 'dispute_settled', `This dispute was settled on ${dispute.settledOn}.`);
      const settled: Dispute = { ...dispute, settledOn: today, resolution: sent.resolution };
      await saveDispute(tx, settled);
      record({
        subject: `invoice ${dispute.invoiceNumber}`,
        customerId: dispute.customerId,
        detail: { disputeId: dispute.disputeId, resolution: sent.resolution },
      });
      return ok({ answer: presentDispute(settled), effect: 'changed' });
    },
  );
}

export type DisputeAnswer = ReturnType<typeof presentDispute>;

function presentDispute({ disputeId, customerCode, invoiceNumber, raisedOn, reason, settledOn, resolution }: Dispute) {
  return { id: disputeId as string, customerCode, invoiceNumber, raisedOn, reason, settledOn, resolution };
}
