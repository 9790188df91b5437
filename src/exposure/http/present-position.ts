import type { z } from 'zod';
import { type CalendarDate, money } from '#kernel';
import { limitStatus } from '#limits';
import { type Entry, exposureOf, type Position } from '../books.ts';
import type { Counting, Line } from '../composition.ts';
import { headroomOf } from '../credit-check.ts';
import { markExposureOf, type MarkMove } from '../marked.ts';
import type { PortfolioRow } from '../store/portfolio.ts';
import type { ReadPosition } from '../usecases/read-position.ts';
import type { ComponentAnswer } from './component-shapes.ts';
import type { exposureContract as doors } from './contract.ts';
import type { PortfolioItem } from './position-shapes.ts';
import { inCurrency } from './present.ts';
import { presentComponent } from './present-component.ts';
import { presentLevels } from './present-levels.ts';
import { presentGranted, presentHeadroom, presentLimit } from './present-check.ts';

export function presentPosition({
  customer,
  position,
  limit,
  asOf,
  levels = [],
  marked = [],
  countedMinor,
  lines,
  counting,
}: ReadPosition): z.input<typeof doors.getPosition.answer> {
  const { code, currency, freezeReason } = customer;
  const amount = limit?.amount ?? { kind: 'none' as const };
  return {
    customerCode: code,
    limit: presentLimit(amount),
    limitStatus: limitStatus(limit, freezeReason !== null, asOf),
    ...presentGranted(limit),
    ...presentExposure(position, currency),
    counted: inCurrency(currency)(countedMinor),
    ...(counting.horizon !== undefined && { horizon: counting.horizon }),
    components: lines.map((line) => presentLine(line, counting, currency)),
    headroom: presentHeadroom(headroomOf(amount, countedMinor, currency)),
    ...presentLevels(levels, code),
    ...(marked.length > 0 && { marked: marked.map((move) => presentMarked(move, currency)) }),
    asOf,
    version: Number(position.entryNo),
  };
}

export function presentPortfolioRow(row: PortfolioRow, today: CalendarDate): z.input<typeof PortfolioItem> {
  const { code, currency, limitKind, limitMinor } = row;
  const amount =
    limitKind === 'amount'
      ? { kind: limitKind, amount: money(currency, limitMinor ?? 0n) }
      : { kind: limitKind ?? ('none' as const) };
  const status = limitKind === null ? 'none' : row.frozen ? 'frozen' : row.limitExpired ? 'expired' : 'active';
  return {
    customerCode: code,
    limit: presentLimit(amount),
    limitStatus: status,
    // A list does not tell bills from invoices: both are receivables.
    ...presentExposure({ ...row, billsMinor: 0n }, currency),
    counted: inCurrency(currency)(row.countedMinor),
    headroom: presentHeadroom(headroomOf(amount, row.countedMinor, currency)),
    asOf: today,
    version: Number(row.entryNo),
    name: row.name,
    unifiedSocialCreditCode: row.unifiedSocialCreditCode,
    industry: row.industry,
    parentCode: row.parentCode,
    status: row.status,
    blacklisted: row.blacklisted,
    frozen: row.frozen,
    freezeStopsDeliveries: row.freezeStopsDeliveries,
    overdue: inCurrency(currency)(row.overdueMinor),
    oldestDaysPastDue: row.oldestDaysPastDue,
    openHolds: row.openHolds,
    ownerName: row.ownerName,
  };
}

function presentLine(
  line: Line,
  { rules }: Counting,
  currency: ReadPosition['customer']['currency'],
): z.input<typeof ComponentAnswer> {
  const { weightBasisPoints, capMinor } = (line.part === 'beyond_horizon' ? undefined : rules[line.part]) ?? {};
  return {
    ...presentComponent(line, currency),
    ...(weightBasisPoints !== undefined && { weightBasisPoints }),
    ...(capMinor !== undefined && { cap: inCurrency(currency)(capMinor) }),
  };
}

export function presentEntry(entry: Entry, currency: ReadPosition['customer']['currency']) {
  const amountOf = inCurrency(currency);
  return {
    entryNo: Number(entry.entryNo),
    bookedAt: entry.bookedAt.toISOString(),
    cause: entry.cause,
    document: entry.document,
    openOrders: amountOf(entry.openOrdersMinor),
    deliveredNotInvoiced: amountOf(entry.deliveredMinor),
    receivables: amountOf(entry.receivablesMinor - entry.billsMinor),
    ...(entry.billsMinor !== 0n && { billsReceivable: amountOf(entry.billsMinor) }),
    unappliedCash: amountOf(entry.unappliedMinor),
    exposureAfter: amountOf(entry.exposureAfterMinor),
  };
}

function presentMarked(move: MarkMove, currency: ReadPosition['customer']['currency']) {
  const amountOf = inCurrency(currency);
  return {
    ...move.marks,
    openOrders: amountOf(move.openOrdersMinor),
    deliveredNotInvoiced: amountOf(move.deliveredMinor),
    receivables: amountOf(move.receivablesMinor),
    total: amountOf(markExposureOf(move)),
  };
}

function presentExposure(position: Position, currency: ReadPosition['customer']['currency']) {
  const amountOf = inCurrency(currency);
  return {
    exposure: {
      total: amountOf(exposureOf(position)),
      openOrders: amountOf(position.openOrdersMinor),
      deliveredNotInvoiced: amountOf(position.deliveredMinor),
      receivables: amountOf(position.receivablesMinor - position.billsMinor),
      ...(position.billsMinor > 0n && { billsReceivable: amountOf(position.billsMinor) }),
    },
    unappliedCash: amountOf(position.unappliedMinor),
  };
}
