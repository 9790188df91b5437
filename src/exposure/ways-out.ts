import { addDays, type CalendarDate, canonicalJson, greater, type Money, money } from '#kernel';
import type { AuthorityLevel } from '#policy';
import type { CheckFacts, CheckRequest } from './credit-check.ts';
import { checkCredit } from './credit-check.ts';
import type { Objection } from './objection.ts';
import { type OtherPayer, otherPayers } from './other-payers.ts';
import { type OpenItem, paying } from './paying.ts';
import { activate, unblacklist, unfreeze } from './standing-steps.ts';

export type { OpenItem } from './paying.ts';

/** A step that brings a document closer to yes, with its figures. */
type Step =
  /** 拆单: the largest amount that passes today. */
  | { readonly kind: 'part'; readonly amount: Money }
  /** 预付: what has to be prepaid in all. */
  | { readonly kind: 'prepay'; readonly amount: Money }
  /** 收款: paid, these invoices free it. `amount` is their sum. */
  | { readonly kind: 'collect'; readonly amount: Money; readonly invoices: readonly OpenItem[] }
  /** 授信, 续授, 临时额度: the smallest total that lets it pass, and who decides on that, one after the other. */
  | {
      readonly kind: 'grant' | 'renew' | 'temporary_limit';
      readonly limit: Money;
      readonly levels: readonly AuthorityLevel[];
      /** 担保: what of it goes beyond what was granted before, to be secured where nobody grants it on trust. */
      readonly guarantee?: Money;
    }
  /** 推迟交货: delivered on this day or later, the order does not count yet; its deliveries will be checked whole. */
  | { readonly kind: 'deliver_later'; readonly from: CalendarDate }
  /** 拆成多张: no single document may be larger, all of them fit. */
  | { readonly kind: 'split'; readonly documents: number; readonly most: Money }
  /** 换付款方: a member of the group for which the same document passes. */
  | { readonly kind: 'other_payer'; readonly customerCode: string; readonly customerName: string }
  /** With a code: of the buyer, where another pays. */
  | { readonly kind: 'unfreeze' | 'unblacklist' | 'activate'; readonly customerCode?: string };

export type WayKind = Step['kind'];

/** One way out of a hold. `leaves` is what the check would still say after it; nothing, when the document then goes. */
export type WayOut = Step & {
  readonly leaves: readonly Objection['code'][];
  /** What clears the rest, where one more step does. */
  readonly next: Step | null;
};

export type Held = { readonly facts: CheckFacts; readonly request: CheckRequest };

export type Surroundings = {
  /** Undisputed, the oldest due first. */
  readonly openItems: readonly OpenItem[];
  /** Whether those are all there are. */
  readonly allOpenItems: boolean;
  /** The other members of the credit group, as the check would see them. */
  readonly others: readonly OtherPayer[];
  /** Who would decide on such a total limit; nobody where it cannot be measured. */
  readonly levelsFor: (limit: Money) => readonly AuthorityLevel[];
};

export type Found = { readonly step: Step; readonly after: Held };

/**
 * 放行方案: every way out of a hold, ranked: first those that clear it alone, then those that clear it with one more
 * step. Each is found by asking the check itself what it would say, so no way out promises what the check then refuses.
 */
export function waysOut(held: Held, around: Surroundings): WayOut[] {
  if (codesOf(held).length === 0) return [];
  const first = findSteps(held, around);
  const ways = first.map(({ step, after }): WayOut => {
    const leaves = codesOf(after);
    const more =
      leaves.length === 0 ? undefined : findSteps(after, around).find((one) => codesOf(one.after).length === 0);
    return { ...step, leaves, next: more?.step ?? null };
  });
  const payers = otherPayers(held.request, around.others).map(
    (payer): WayOut => ({ kind: 'other_payer', ...payer, leaves: [], next: null }),
  );
  return [...ways.filter((way) => !isDetour(way, ways)), ...payers].toSorted((a, b) => effort(a) - effort(b));
}

/** Two steps of which the second alone does it. */
function isDetour({ next }: WayOut, ways: readonly WayOut[]): boolean {
  if (next === null) return false;
  return ways.some(
    ({ leaves, next: _next, ...step }) => leaves.length === 0 && canonicalJson(step) === canonicalJson(next),
  );
}

/** What is quickest done comes first; a way that leaves something stands behind those that do not. */
const ranks: Readonly<Record<WayKind, number>> = {
  activate: 0,
  unblacklist: 1,
  unfreeze: 2,
  renew: 3,
  grant: 4,
  collect: 5,
  part: 6,
  prepay: 7,
  split: 8,
  deliver_later: 9,
  temporary_limit: 10,
  other_payer: 11,
};

function effort({ kind, leaves, next }: WayOut): number {
  const class_ = leaves.length === 0 ? 0 : next === null ? 2 : 1;
  return class_ * 100 + ranks[kind];
}

function codesOf({ facts, request }: Held): Objection['code'][] {
  return checkCredit(facts, request).objections.map(({ code }) => code);
}

/** What a smaller amount can clear. */
const aboutAmount: ReadonlySet<Objection['code']> = new Set([
  'over_limit',
  'over_document_limit',
  'over_group_limit',
  'over_sub_limit',
  'over_seller_limit',
  'over_budget',
  'over_new_customer_cap',
  'over_concentration',
]);
/** What does not ask about a document that is prepaid. */
const prepaid: ReadonlySet<Objection['code']> = new Set(['no_limit', 'limit_expired', 'prepayment_missing']);
const aboutOverdue: ReadonlySet<Objection['code']> = new Set(['overdue', 'overdue_amount', 'overdue_share']);

function findSteps(held: Held, around: Surroundings): Found[] {
  const codes = codesOf(held);
  const has = (code: Objection['code']) => codes.includes(code);
  const amounts = codes.filter((code) => aboutAmount.has(code));
  const found = [
    has('customer_inactive') ? activate(held) : undefined,
    has('blacklisted') ? unblacklist(held) : undefined,
    has('limit_frozen') ? unfreeze(held) : undefined,
    has('no_limit') || has('limit_expired') || has('over_limit') ? largerLimit(held, codes, around) : undefined,
    amounts.length > 0 || codes.some((code) => aboutOverdue.has(code)) ? collect(held, codes, around) : undefined,
    amounts.length > 0 || [...prepaid].some(has) ? prepay(held) : undefined,
    amounts.length > 0 ? part(held) : undefined,
    has('over_document_limit') ? split(held) : undefined,
    amounts.length > 0 ? deliverLater(held) : undefined,
  ];
  return found.filter((one) => one !== undefined);
}

/** The smallest total that the document needs; never less than what is granted now. */
function largerLimit(
  { facts, request }: Held,
  codes: readonly string[],
  { levelsFor }: Surroundings,
): Found | undefined {
  const { limit, asOf, currency, exposureMinor } = facts;
  const neededMinor = checkCredit(facts, request).neededMinor;
  const grantedMinor = limit?.amount.kind === 'amount' ? limit.amount.amount.minor : 0n;
  const total = money(currency, greater(grantedMinor, exposureMinor + neededMinor));
  if (limit?.amount.kind === 'unlimited' && !codes.includes('limit_expired')) return undefined;
  const kind = limit === null ? 'grant' : codes.includes('limit_expired') ? 'renew' : 'temporary_limit';
  const lasting = addDays(asOf, 1);
  const after = {
    limitId: limit?.limitId ?? ('wanted' as NonNullable<typeof limit>['limitId']),
    singleDocument: limit?.singleDocument ?? null,
    validFrom: limit?.validFrom ?? asOf,
    validTo: limit === null || limit.validTo < lasting ? lasting : limit.validTo,
    amount: { kind: 'amount', amount: total } as const,
  };
  const beyond = money(currency, total.minor - grantedMinor);
  const guarantee = limit !== null && beyond.minor > 0n ? { guarantee: beyond } : {};
  return {
    step: { kind, limit: total, levels: levelsFor(total), ...guarantee },
    after: { facts: { ...facts, limit: after }, request },
  };
}

/** The fewest of the oldest invoices whose payment frees the document; else those that clear what is overdue. */
function collect(held: Held, codes: readonly Objection['code'][], around: Surroundings): Found | undefined {
  const { openItems } = around;
  const cleared = (wanted: ReadonlySet<Objection['code']>) => (count: number) =>
    codesOf(pay(held, around, count)).every((code) => !wanted.has(code));
  const all = new Set([...aboutAmount, ...aboutOverdue]);
  const count =
    least(1, openItems.length, cleared(all)) ??
    (codes.some((code) => aboutOverdue.has(code)) ? least(1, openItems.length, cleared(aboutOverdue)) : undefined);
  if (count === undefined) return undefined;
  const invoices = openItems.slice(0, count);
  const amount = money(
    held.facts.currency,
    invoices.reduce((sum, { openMinor }) => sum + openMinor, 0n),
  );
  return { step: { kind: 'collect', amount, invoices }, after: pay(held, around, count) };
}

function pay({ facts, request }: Held, { openItems, allOpenItems }: Surroundings, count: number): Held {
  return { facts: paying(facts, openItems, { count, allOpenItems }), request };
}

function prepay({ facts, request }: Held): Found | undefined {
  const withPrepaid = (prepaidMinor: bigint): Held => ({ facts, request: { ...request, prepaidMinor } });
  const clears = (prepaidMinor: bigint) =>
    codesOf(withPrepaid(prepaidMinor)).every((code) => !aboutAmount.has(code) && !prepaid.has(code));
  const minor = leastMinor(request.prepaidMinor + 1n, request.amountMinor, clears);
  if (minor === undefined) return undefined;
  return { step: { kind: 'prepay', amount: money(facts.currency, minor) }, after: withPrepaid(minor) };
}

/** More than is prepaid or taken over already: a part that is nothing is no way out. */
function part({ facts, request }: Held): Found | undefined {
  const withAmount = (amountMinor: bigint): Held => ({ facts, request: { ...request, amountMinor } });
  const stops = (amountMinor: bigint) => codesOf(withAmount(amountMinor)).some((code) => aboutAmount.has(code));
  const from = request.prepaidMinor + facts.takenMinor + 1n;
  const tooMuch = leastMinor(from, request.amountMinor, stops);
  if (tooMuch === undefined || tooMuch === from) return undefined;
  const amount = money(facts.currency, tooMuch - 1n);
  return { step: { kind: 'part', amount }, after: withAmount(tooMuch - 1n) };
}

/** As many documents as it takes, provided that all of them together fit everything else. */
function split({ facts, request }: Held): Found | undefined {
  const most = facts.limit?.singleDocument;
  if (most == null || most.minor <= 0n || facts.limit === null) return undefined;
  const documents = Number((request.amountMinor + most.minor - 1n) / most.minor);
  const after = { facts: { ...facts, limit: { ...facts.limit, singleDocument: null } }, request };
  return { step: { kind: 'split', documents, most }, after };
}

function deliverLater({ facts, request }: Held): Found | undefined {
  const { composed } = facts;
  const horizon = composed?.counting.horizon;
  if (composed === undefined || horizon === undefined || request.documentType !== 'sales_order') return undefined;
  const from = addDays(horizon, 1);
  if (composed.deliverOn !== undefined && composed.deliverOn >= from) return undefined;
  const after = { facts: { ...facts, composed: { ...composed, deliverOn: from } }, request };
  return { step: { kind: 'deliver_later', from }, after };
}

/** The least count for which something holds that, once it holds, keeps holding. */
function least(from: number, to: number, holds: (count: number) => boolean): number | undefined {
  const found = leastMinor(BigInt(from), BigInt(to), (count) => holds(Number(count)));
  return found === undefined ? undefined : Number(found);
}

function leastMinor(from: bigint, to: bigint, holds: (minor: bigint) => boolean): bigint | undefined {
  if (from > to || !holds(to)) return undefined;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}
