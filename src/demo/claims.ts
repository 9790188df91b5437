import { postSettlement } from '#exposure';
import { CNY, money } from '#kernel';
import { type History, noteBooked, numberFor, officeMinute } from './history.ts';
import { idAt } from './ids.ts';
import { note } from './trail.ts';

const creditNoteReasons = ['部分批次质量折让', '规格不符退货', '数量短缺', '年度返利', '价格调整'];
const disputeReasons = ['到货数量与送货单不符', '产品质量异议，待检测', '合同单价与发票不一致', '验收单未签署'];
const resolutions = ['已核对签收单，客户确认', '质检合格，异议撤回', '双方对账一致', '补签验收单'];

/** Something may be wrong with an invoice: a credit note or a dispute. Returns by how many days that delays payment. */
export function planDeduction(history: History, invoiceNumber: string, issuedOnDay: number): number {
  const { player, calendar, agenda } = history;
  const { dice } = player;
  if (dice.chance(0.025)) {
    const dayNo = calendar.tradingDayFrom(issuedOnDay + dice.between(4, 20));
    const minute = officeMinute(history);
    agenda.plan(dayNo, minute, () => credit(history, invoiceNumber, dayNo, minute));
    return 0;
  }
  if (!dice.chance(0.012)) return 0;
  const raisedOnDay = calendar.tradingDayFrom(issuedOnDay + dice.between(5, 25));
  const settledOnDay = calendar.tradingDayFrom(raisedOnDay + dice.between(20, 70));
  agenda.plan(raisedOnDay, officeMinute(history), () => dispute(history, invoiceNumber, raisedOnDay, settledOnDay));
  return Math.max(0, settledOnDay - issuedOnDay - player.termsDays) + 5;
}

function credit(history: History, invoiceNumber: string, dayNo: number, minute: number): void {
  const { player, calendar, books } = history;
  const invoice = books.invoices.get(invoiceNumber);
  if (invoice === undefined) return;
  const at = calendar.at(dayNo, minute);
  const amountMinor = (invoice.amountMinor * BigInt(player.dice.between(2, 15))) / 100n;
  const settlementId = idAt<'settlement'>(at, player.dice);
  const posted = postSettlement(
    books,
    {
      settlementId,
      kind: 'credit_note',
      number: numberFor(history, 'CN', dayNo),
      settledOn: calendar.dayOf(dayNo),
      amount: money(CNY, amountMinor),
      method: null,
      maturesOn: null,
      reason: player.dice.pick(creditNoteReasons),
      // What was paid in the meantime cannot be credited again: it then goes to the oldest due.
      named: invoice.openMinor >= amountMinor ? [{ invoiceNumber, amountMinor }] : null,
    },
    at,
  );
  if (!posted.ok) throw new Error(posted.refusal.detail);
  noteBooked(history, settlementId, at);
}

function dispute(history: History, invoiceNumber: string, raisedOnDay: number, settledOnDay: number): void {
  const { player, calendar, agenda, books, disputes, people } = history;
  const invoice = books.invoices.get(invoiceNumber);
  if (invoice === undefined || invoice.openMinor === 0n) return;
  books.invoices.set(invoiceNumber, { ...invoice, disputed: true });
  const at = calendar.at(raisedOnDay, 600);
  const by = people.arAccountant;
  const subject = `invoice ${invoiceNumber}`;
  const raised = {
    disputeId: idAt<'dispute'>(at, player.dice),
    invoiceId: invoice.invoiceId,
    raisedOn: calendar.dayOf(raisedOnDay),
    reason: player.dice.pick(disputeReasons),
    settledOn: null as string | null,
    resolution: null as string | null,
  };
  disputes.push(raised);
  const { disputeId, reason } = raised;
  note(history, { command: 'receivables.raise_dispute', at, by, subject, detail: { disputeId, reason } });
  const minute = officeMinute(history);
  agenda.plan(settledOnDay, minute, () => {
    const now = books.invoices.get(invoiceNumber);
    if (now !== undefined) books.invoices.set(invoiceNumber, { ...now, disputed: false });
    raised.settledOn = calendar.dayOf(settledOnDay);
    const resolution = player.dice.pick(resolutions);
    raised.resolution = resolution;
    note(history, {
      command: 'receivables.settle_dispute',
      at: calendar.at(settledOnDay, minute),
      by,
      subject,
      detail: { disputeId, resolution },
    });
  });
}
