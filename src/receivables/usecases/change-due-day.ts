import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, refuse, type Result } from '#kernel';
import type { Command } from '#platform';
import { loadInvoices } from '../store/load-documents.ts';
import { saveDueDay } from '../store/save-documents.ts';

/** Moves the due day of an invoice, inside a command that records why: agreed anew, or told wrong before. */
export async function changeDueDay(
  command: Command,
  { customerCode, number, dueOn }: { customerCode: string; number: string; dueOn: CalendarDate },
): Promise<Result<null>> {
  const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
  const [invoice] = customer === undefined ? [] : await loadInvoices(command.tx, [{ ...customer, number }]);
  if (invoice === undefined) {
    return refuse('not_found', 'invoice_not_found', `${customerCode} has no invoice ${number}.`, { field: 'number' });
  }
  if (dueOn < invoice.issuedOn) {
    const detail = `Expected a due day on or after ${invoice.issuedOn}, got ${dueOn}.`;
    return refuse('invalid', 'due_before_issued', detail, { field: 'dueOn' });
  }
  await saveDueDay(command.tx, { ...invoice, dueOn });
  command.announce('headroom_freed', { customerCodes: [customerCode] });
  return ok(null);
}
