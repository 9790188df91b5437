import { postSettlement } from '#exposure';
import { CNY, money } from '#kernel';
import { daysAfterDue, pennilessDays } from './behaviour.ts';
import { historyDays } from './calendar.ts';
import { diceFor } from './dice.ts';
import { type History, noteBooked, numberFor, officeMinute } from './history.ts';
import { idAt } from './ids.ts';

type Owed = { readonly number: string; readonly dueOnDay: number; readonly heldBackDays: number };

/** Payment runs that a customer has planned: invoices that would be paid within days of each other go together. */
const runsOf = new WeakMap<History, Map<number, string[]>>();

/** Plans when an invoice is paid: as the customer pays, on a day when banks work, with others of that week. */
export function planPayment(history: History, { number, dueOnDay, heldBackDays }: Owed): void {
  const { player, calendar } = history;
  const lateBy = daysAfterDue(player.payer, historyDays - dueOnDay, player.dice) + heldBackDays;
  const dayNo = calendar.tradingDayFrom(dueOnDay + lateBy);
  if (player.payer.kind === 'defaulting' && dayNo > player.lastDay - 40) return;
  joinRun(history, number, dayNo);
}

function joinRun(history: History, number: string, dayNo: number): void {
  const runs = runsOf.get(history) ?? new Map<number, string[]>();
  runsOf.set(history, runs);
  const near = [0, 1, -1, 2, -2, 3].map((days) => dayNo + days).find((day) => runs.has(day));
  const run = near === undefined ? undefined : runs.get(near);
  if (run !== undefined) {
    run.push(number);
    return;
  }
  runs.set(dayNo, [number]);
  const minute = officeMinute(history);
  history.agenda.plan(dayNo, minute, () => {
    const numbers = runs.get(dayNo) ?? [];
    runs.delete(dayNo);
    pay(history, numbers, dayNo, minute);
  });
}

function pay(history: History, numbers: readonly string[], dayNo: number, minute: number): void {
  const { player, calendar, books } = history;
  const { dice, payer } = player;
  if (payer.kind === 'failing' && dayNo >= historyDays - pennilessDays) return;
  const at = calendar.at(dayNo, minute);
  const named = numbers.flatMap((invoiceNumber) => {
    const openMinor = books.invoices.get(invoiceNumber)?.openMinor ?? 0n;
    if (openMinor === 0n) return [];
    if (!dice.chance(payer.partPayments)) return [{ invoiceNumber, amountMinor: openMinor }];
    const partMinor = (openMinor * BigInt(dice.between(40, 80))) / 100n;
    return partMinor === 0n ? [] : [{ invoiceNumber, amountMinor: partMinor }];
  });
  const owedMinor = named.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (owedMinor === 0n) return;

  // Some round up, some transfer without a word of what for: where the oldest are meant, no word is needed.
  const oldestMeant = areOldest(
    history,
    named.map(({ invoiceNumber }) => invoiceNumber),
  );
  const roundedUp = oldestMeant && dice.chance(0.03);
  const amountMinor = roundedUp ? (owedMinor / 1_000_000n + 1n) * 1_000_000n : owedMinor;
  const saysWhatFor = !oldestMeant || (!roundedUp && dice.chance(0.65));
  const settlementId = idAt<'settlement'>(at, dice);
  const byDraft = owedMinor > 20_000_000n && dice.chance(0.35);
  receive(history, dayNo, at, {
    settlementId,
    amount: money(CNY, amountMinor),
    method: byDraft ? '银行承兑汇票' : '电汇',
    maturesOn: byDraft ? calendar.dayOf(dayNo + 180) : null,
    named: saysWhatFor ? named : null,
  });
  for (const { invoiceNumber } of named) {
    const openMinor = books.invoices.get(invoiceNumber)?.openMinor ?? 0n;
    if (openMinor > 0n) joinRun(history, invoiceNumber, calendar.tradingDayFrom(dayNo + dice.between(6, 15)));
  }
}

/**
 * Who pays before delivery sends, on the last working evening, what is owed and the price of an order that is still to
 * come: cash that waits.
 */
export function planPrepayment(history: History): void {
  const { player, calendar, agenda, books } = history;
  const dayNo = calendar.tradingDayUpTo(historyDays - 1);
  const minute = 1_072;
  agenda.plan(dayNo, minute, () => {
    const at = calendar.at(dayNo, minute);
    const settlementId = idAt<'settlement'>(at, diceFor(`${player.code} prepays`));
    const owedMinor = [...books.invoices.values()].reduce((sum, { openMinor }) => sum + openMinor, 0n);
    const amount = money(CNY, owedMinor + player.orderMinor);
    receive(history, dayNo, at, { settlementId, amount, method: '电汇', maturesOn: null, named: null });
  });
}

type Receipt = Omit<Parameters<typeof postSettlement>[1], 'kind' | 'number' | 'settledOn' | 'reason'>;

function receive(history: History, dayNo: number, at: Date, receipt: Receipt): void {
  const number = numberFor(history, 'RC', dayNo);
  const settledOn = history.calendar.dayOf(dayNo);
  const posted = postSettlement(history.books, { ...receipt, kind: 'receipt', number, settledOn, reason: null }, at);
  if (!posted.ok) throw new Error(posted.refusal.detail);
  noteBooked(history, receipt.settlementId, at);
}

/** Whether nothing that is open fell due before the last of these. */
function areOldest({ books }: History, numbers: readonly string[]): boolean {
  const meant = new Set(numbers);
  let lastDueOn = '';
  for (const number of numbers) {
    const dueOn = books.invoices.get(number)?.dueOn ?? '';
    if (dueOn > lastDueOn) lastDueOn = dueOn;
  }
  for (const { number, dueOn, openMinor } of books.invoices.values()) {
    if (openMinor > 0n && dueOn <= lastDueOn && !meant.has(number)) return false;
  }
  return true;
}
