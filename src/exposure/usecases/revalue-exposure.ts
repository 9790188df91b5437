import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, type Currency, ok, type Result } from '#kernel';
import { findHistories, revalueLimits } from '#limits/usecases';
import { type Command, type Origin, type Platform, runCommand, todayAt } from '#platform';
import { policyInForce } from '#policy';
import type { RateQuestion, UsedRate } from '#rates';
import { openRateDesk } from '#rates/usecases';
import type { Books } from '../books.ts';
import { type Revalued, revalue } from '../revalue.ts';
import { customersWithOriginals, loadOriginals } from '../store/load-originals.ts';
import { findItemsInOther } from '../store/items.ts';
import { saveBooks } from '../store/save-books.ts';
import { revalueItems } from './revalue-items.ts';

/** What a re-valuation came to. Sums are by the currency that the customers are kept in. */
export type Revaluation = {
  readonly asOf: CalendarDate;
  readonly customers: number;
  readonly documents: number;
  readonly limits: number;
  readonly items: number;
  readonly differences: readonly { readonly currency: string; readonly minor: bigint }[];
  /** Rates that are missing or too old: what needs them stays as it was carried. */
  readonly missing: readonly string[];
};

type Asked = { readonly asOf?: CalendarDate | undefined; readonly dryRun?: boolean };

/** As many customers as one transaction locks. */
const chunkOf = 200;

/**
 * 重估: carries every open document that is in another currency at the rate of the day, customer after customer in chunks
 * that are locked, posted, audited and committed each for itself; broken off and run again, it goes on with the rest.
 */
export async function revalueExposure(
  platform: Platform,
  origin: Origin,
  asked: Asked = {},
): Promise<Result<Revaluation>> {
  const asOf = asked.asOf ?? todayAt(platform.clock, platform.company);
  const sums = new Map<string, bigint>();
  const missing = new Set<string>();
  let [customers, documents, limits, items, after] = [0, 0, 0, 0, ''];
  for (;;) {
    const codes = await customersWithOriginals(platform.database.sql, { after, limit: chunkOf, asOf });
    const last = codes.at(-1);
    if (last === undefined) break;
    after = last;
    const input = { asOf, codes };
    const name = { name: 'exposure.revalue', may: 'receivables:write', input, dryRun: asked.dryRun === true };
    const done = await runCommand(platform, origin, name, (command) => revalueChunk(command, input));
    if (!done.ok) return done;
    const { revalued, lacking, ...counted } = done.value.answer;
    limits += counted.limits;
    items += counted.items;
    for (const one of lacking) missing.add(one);
    customers += revalued.length;
    for (const { currency, documents: moved } of revalued) {
      documents += moved.length;
      const differenceMinor = moved.reduce((sum, one) => sum + one.differenceMinor, 0n);
      sums.set(currency, (sums.get(currency) ?? 0n) + differenceMinor);
    }
  }
  const differences = [...sums].map(([currency, minor]) => ({ currency, minor }));
  return ok({ asOf, customers, documents, limits, items, differences, missing: [...missing].toSorted() });
}

type Chunk = {
  readonly revalued: readonly { readonly currency: string; readonly documents: readonly Revalued[] }[];
  readonly lacking: readonly string[];
  readonly limits: number;
  readonly items: number;
};

async function revalueChunk(
  { tx, now, record, announce }: Command,
  { asOf, codes }: { readonly asOf: CalendarDate; readonly codes: readonly string[] },
): Promise<Result<{ answer: Chunk; effect: 'changed' | 'unchanged' }>> {
  const customers = [...(await lockCustomers(tx, codes)).values()];
  const all = await loadOriginals(tx, customers);
  const { documents: rule } = policyInForce(asOf).currencyRules;
  const histories = await findHistories(tx, customers);
  const running = Map.groupBy(await findItemsInOther(tx, customers, asOf), ({ customerId }) => customerId);
  const questions = customers.flatMap(({ customerId, currency: to }) => {
    const ofLimits = (histories.get(customerId) ?? []).flatMap(({ original }) => original?.rate.from ?? []);
    const ofItems = (running.get(customerId) ?? []).flatMap(({ original }) => original?.rate.from ?? []);
    const currencies = new Set([...currenciesIn(all.get(customerId)), ...ofLimits, ...ofItems]);
    return [...currencies].map((from): RateQuestion => ({ from, to, ...rule, day: asOf }));
  });
  const desk = await openRateDesk(tx, questions);
  const lacking = new Set<string>();
  const rateOf = (from: Currency, to: Currency): UsedRate | undefined => {
    const rate = desk({ from, to, ...rule, day: asOf }, 'asOf');
    if (rate.ok) return rate.value;
    lacking.add(rate.refusal.detail);
    return undefined;
  };
  const revalued = customers.flatMap(({ customerId, code, currency }) => {
    const books = all.get(customerId);
    if (books === undefined) return [];
    const documents = revalue(books, (from) => rateOf(from, currency), now);
    return documents.length === 0 ? [] : [{ customerId, code, currency, documents }];
  });
  await saveBooks(tx, all.values(), now);
  const limits = await revalueLimits(tx, customers, asOf, rateOf);
  const items = await revalueItems(tx, customers, asOf, rateOf);
  for (const { customerId, ...item } of items)
    record({ subject: `exposure item ${item.itemId}`, customerId, detail: { asOf, ...item } });
  for (const { customerId, ...limit } of limits)
    record({ subject: `limit ${limit.limitId}`, customerId, detail: { asOf, ...limit } });
  for (const { customerId, code, documents } of revalued)
    record({ subject: `revaluation ${code} ${asOf}`, customerId, detail: { asOf, documents } });
  const freed = revalued.filter(({ documents }) => documents.some(({ differenceMinor }) => differenceMinor < 0n));
  const counted = new Set([...limits, ...items].map(({ customerId }) => customerId));
  const withLimits = customers.filter(({ customerId }) => counted.has(customerId));
  const codesFreed = [...new Set([...freed, ...withLimits].map(({ code }) => code))];
  if (codesFreed.length > 0) announce('headroom_freed', { customerCodes: codesFreed });
  const effect = revalued.length + limits.length + items.length > 0 ? 'changed' : 'unchanged';
  return ok({ answer: { revalued, lacking: [...lacking], limits: limits.length, items: items.length }, effect });
}

function currenciesIn(books: Books | undefined) {
  const documents = [books?.reservations, books?.deliveries, books?.invoices, books?.settlements];
  const all = documents.flatMap((some) =>
    [...(some?.values() ?? [])].flatMap(({ original }) => original?.rate.from ?? []),
  );
  return [...new Set(all)];
}
