import { exposureOf } from '#exposure';
import { historyDays, type TradingCalendar } from './calendar.ts';
import type { Part, Player } from './cast.ts';
import { cutTerms, grant, newestBegun } from './grants.ts';
import { type History, numberFor, officeMinute } from './history.ts';
import { askForCredit, whoAsks } from './order-desk.ts';
import { planPrepayment } from './payments.ts';
import { type Actor, salesSystem } from './people.ts';
import { orderAmount } from './trade.ts';
import { note } from './trail.ts';

/**
 * What happens to the customers who are in the demo for a reason: the last days bring the orders that the hold desk
 * finds waiting. `waiting` says how many days ago; the n-th customer of a part takes the n-th, the others have none.
 */
const waiting: Readonly<Partial<Record<Part, readonly number[]>>> = {
  no_limit: [0, 1, 1, 4, 7],
  limit_expired: [0, 1, 3, 6],
  frozen: [1, 2, 5],
  over_limit: [0, 0, 1, 1, 2, 5, 8],
  document_limit: [0, 1, 2, 6],
  failing: [0, 1, 3, 8],
  blacklisted: [1, 9],
  inactive: [2],
  cash_only: [1],
};

/** Of the start day only its first minute is past for certain: what it brings came by machine in the night. */
export const nightMinute = 0;

export function planScenes(history: History, placeInPart: number): void {
  const { player } = history;
  changeStanding(history);
  if (player.part === 'over_limit') cutLimit(history);
  if (player.part === 'cash_only') planPrepayment(history);
  const daysAgo = waiting[player.part]?.[placeInPart];
  if (daysAgo !== undefined) planWaitingOrder(history, daysAgo);
}

function planWaitingOrder(history: History, daysAgo: number): void {
  const { calendar, agenda, people, player } = history;
  const dayNo = daysAgo === 0 ? historyDays : orderedOn(calendar, historyDays - daysAgo);
  const minute = daysAgo === 0 ? nightMinute : officeMinute(history);
  agenda.plan(dayNo, minute, () => {
    const by =
      player.part === 'document_limit' && daysAgo === 1
        ? people.creditManager
        : daysAgo === 0
          ? salesSystem
          : whoAsks(history);
    const order = { number: numberFor(history, 'SO', dayNo), amountMinor: amountThatIsHeld(history, dayNo), by };
    askForCredit(history, order, dayNo, calendar.at(dayNo, minute));
  });
}

/** The last working day up to this one; over a festival, which lasts longer than a weekend, the first after it. */
function orderedOn(calendar: TradingCalendar, dayNo: number): number {
  const [before, after] = [calendar.tradingDayUpTo(dayNo), calendar.tradingDayFrom(dayNo)];
  return dayNo - before <= 2 || after >= historyDays ? before : after;
}

/** Enough to meet the objection that the customer is there to show, and a believable order all the same. */
function amountThatIsHeld(history: History, dayNo: number): bigint {
  const { player, books, grants, calendar } = history;
  const usual = orderAmount(history);
  const limit = newestBegun(grants, calendar.dayOf(dayNo));
  if (player.part === 'document_limit' && limit?.singleDocument != null) {
    return (limit.singleDocument.minor * BigInt(player.dice.between(115, 150))) / 100n;
  }
  if (player.part === 'over_limit' && limit?.amount.kind === 'amount') {
    const headroomMinor = limit.amount.amount.minor - exposureOf(books.position);
    return headroomMinor > 0n ? headroomMinor + usual : usual;
  }
  return usual;
}

function cutLimit(history: History): void {
  const { player, agenda, calendar, people } = history;
  const dayNo = calendar.tradingDayUpTo(historyDays - player.dice.between(10, 24));
  agenda.plan(dayNo, 1_070, () => {
    const terms = cutTerms(exposureOf(history.books.position), dayNo);
    history.grants = grant(player, history.grants, terms, calendar, people);
  });
}

/** The day on which, and the words with which, a customer is frozen, put on the blacklist or given up. */
function changeStanding(history: History): void {
  const { player, agenda, calendar, people } = history;
  const { dice, part, lastDay, code } = player;
  const plan = (dayNo: number, by: Actor, change: (at: Date) => StandingChange) => {
    const day = calendar.tradingDayUpTo(dayNo);
    agenda.plan(day, 1_075, () => {
      const at = calendar.at(day, 1_075);
      const { command, to, changed } = change(at);
      history.standing = { ...history.standing, ...to };
      note(history, { command, at, by, subject: code, detail: { changed } });
    });
  };
  const freeze = (dayNo: number, reason: string) =>
    plan(dayNo, people.creditManager, (at) => ({
      command: 'customers.freeze',
      to: { freeze: { reason, at } },
      changed: { freezeReason: { before: null, after: reason } },
    }));
  if (part === 'frozen') {
    const reason = dice.pick(['涉诉金额较大，法务核查中', '法定代表人变更，待补充资料', '开票信息异常，暂停新单']);
    freeze(historyDays - dice.between(9, 25), reason);
  }
  if (part === 'failing' && isHead(player)) {
    freeze(historyDays - 20, '集团多笔货款逾期超过六十天，停止新增占用');
  }
  if (part === 'blacklisted') {
    const reason = dice.pick(['货款逾期未付，已起诉', '被列入失信被执行人名单', '恶意拖欠，拒绝对账']);
    plan(lastDay + 60, people.financeDirector, (at) => ({
      command: 'customers.blacklist',
      to: { blacklist: { reason, at } },
      changed: { blacklistReason: { before: null, after: reason } },
    }));
  }
  if (part === 'inactive') {
    plan(lastDay + 90, people.salesManager, () => ({
      command: 'customers.update',
      to: { status: 'inactive' },
      changed: { status: { before: 'active', after: 'inactive' } },
    }));
  }
}

type StandingChange = {
  readonly command: string;
  readonly to: Partial<History['standing']>;
  readonly changed: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
};

function isHead({ parentId }: Player): boolean {
  return parentId === null;
}
