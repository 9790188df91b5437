import type { CreditGroupId, CustomerId } from '#customers';
import { choosePayer, defaulting, failing, type Payer } from './behaviour.ts';
import { historyDays, type TradingCalendar } from './calendar.ts';
import { type Dice, diceFor } from './dice.ts';
import { idAt } from './ids.ts';
import { type Industry, industries } from './industries.ts';
import { brandNames, companyName, groupName, type Registered } from './names.ts';
import { socialCreditCode } from './social-credit-codes.ts';

/** What a customer is in the demo for, apart from its ordinary trade. */
export type Part =
  | 'ordinary'
  | 'new'
  | 'no_limit'
  | 'limit_expired'
  | 'frozen'
  | 'blacklisted'
  | 'inactive'
  | 'over_limit'
  | 'document_limit'
  | 'unlimited'
  | 'cash_only'
  | 'failing';

export type Player = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string;
  readonly industry: Industry;
  readonly parentId: CustomerId | null;
  readonly parentCode: string | null;
  readonly part: Part;
  readonly payer: Payer;
  readonly termsDays: number;
  /** Before the two years began: a customer of old. */
  readonly firstDay: number;
  /** The day of the last order of their own; later ones are scenes. */
  readonly lastDay: number;
  readonly ordersPerYear: number;
  readonly orderMinor: bigint;
  readonly dice: Dice;
  /** For the ids of the audit trail. */
  readonly trailDice: Dice;
};

type Candidate = Registered & {
  readonly brand: string;
  readonly trade: string;
  readonly industry: Industry;
  readonly isHead: boolean;
};

const customerCount = 300;
const groupCount = 25;
const membersOfFailingGroup = 4;

/** How many customers outside groups play each part; everybody else is ordinary. */
const parts: readonly [Part, number][] = [
  ['new', 16],
  ['no_limit', 8],
  ['limit_expired', 7],
  ['frozen', 4],
  ['blacklisted', 3],
  ['inactive', 7],
  ['over_limit', 8],
  ['document_limit', 10],
  ['unlimited', 3],
  ['cash_only', 2],
];

/** Customer size by turnover: a few giants, many small ones. Amounts are minor units. */
const sizes = [
  { share: 3, ordersPerYear: [48, 66], orderMinor: [50_000_000, 115_000_000] },
  { share: 15, ordersPerYear: [25, 36], orderMinor: [17_000_000, 52_000_000] },
  { share: 42, ordersPerYear: [13, 20], orderMinor: [8_500_000, 25_000_000] },
  { share: 40, ordersPerYear: [6, 10], orderMinor: [2_800_000, 11_000_000] },
] as const satisfies readonly { share: number; ordersPerYear: Range; orderMinor: Range }[];

type Range = readonly [low: number, high: number];

/** Everybody who buys from the demo company, the parents of groups before their members. */
export function castPlayers(calendar: TradingCalendar): Player[] {
  const dice = diceFor('cast');
  const brands = brandNames(dice);
  const groups = Array.from({ length: groupCount }, (_, place) =>
    groupOf(brands[place] ?? '', place === 0 ? membersOfFailingGroup : dice.between(2, 5), dice),
  );
  const single = customerCount - groups.flat().length;
  const alone = Array.from({ length: single }, (_, place) => [candidate(brands[groupCount + place] ?? '', dice)]);
  const partOfSingle = dice.shuffle(Array.from({ length: single }, (_, place) => partAt(place)));

  // Codes were given out as customers came, so groups and single customers mix.
  const units = dice.shuffle([
    ...groups.map((members, place) => ({ members, part: place === 0 ? ('failing' as const) : ('ordinary' as const) })),
    ...alone.map((members, place) => ({ members, part: partOfSingle[place] ?? 'ordinary' })),
  ]);
  const names = new Set<string>();
  const players: Player[] = [];
  for (const { members, part } of units) {
    let head: Player | undefined;
    for (const member of members) {
      const serial = players.length + 1;
      const player = cast(member, part, serial, head, calendar);
      if (names.has(player.name)) throw new Error(`Two customers would be called ${player.name}.`);
      names.add(player.name);
      players.push(player);
      head ??= player;
    }
  }
  return players;
}

function cast(
  member: Candidate,
  part: Part,
  serial: number,
  head: Player | undefined,
  calendar: TradingCalendar,
): Player {
  const code = `C${String(serial).padStart(5, '0')}`;
  const dice = diceFor(code);
  const [firstDay, lastDay] = daysOf(part, dice);
  const openedAt = calendar.at(firstDay, dice.between(540, 1_020));
  const size = part === 'unlimited' ? sizes[0] : part === 'failing' ? sizes[1] : dice.pickByShare(sizes);
  return {
    customerId: idAt(openedAt, dice),
    creditGroupId: head?.creditGroupId ?? idAt(openedAt, dice),
    code,
    name: member.name,
    unifiedSocialCreditCode: socialCreditCode(member.division, serial),
    industry: member.industry,
    parentId: head?.customerId ?? null,
    parentCode: head?.code ?? null,
    part,
    payer: payerOf(part, dice),
    termsDays: part === 'cash_only' ? 30 : dice.pick(member.industry.termsDays),
    firstDay,
    lastDay,
    // A holding buys little itself.
    ordersPerYear: dice.between(size.ordersPerYear[0], size.ordersPerYear[1]) * (member.isHead ? 0.6 : 1),
    orderMinor: BigInt(dice.between(size.orderMinor[0], size.orderMinor[1])),
    dice,
    trailDice: diceFor(`${code} trail`),
  };
}

function daysOf(part: Part, dice: Dice): [first: number, last: number] {
  const ofOld = -dice.between(5, 700);
  // Customers with an open scene stop ordering by themselves, so that the scene is what the reader finds.
  const beforeScene = historyDays - 10;
  switch (part) {
    case 'new':
      return [historyDays - dice.between(25, 150), historyDays];
    case 'no_limit':
      return [historyDays - dice.between(20, 75), beforeScene];
    case 'inactive':
      return [ofOld, historyDays - dice.between(200, 420)];
    case 'blacklisted':
      return [ofOld, historyDays - dice.between(150, 260)];
    case 'failing':
      return [ofOld, historyDays - 55];
    case 'limit_expired':
    case 'frozen':
    case 'over_limit':
    case 'document_limit':
      return [ofOld, beforeScene];
    case 'ordinary':
    case 'unlimited':
    case 'cash_only':
      return [dice.chance(0.2) ? dice.between(20, 500) : ofOld, historyDays];
  }
}

function payerOf(part: Part, dice: Dice): Payer {
  if (part === 'failing') return failing;
  if (part === 'blacklisted') return defaulting;
  return choosePayer(dice);
}

function partAt(place: number): Part {
  let before = 0;
  for (const [part, count] of parts) {
    before += count;
    if (place < before) return part;
  }
  return 'ordinary';
}

function candidate(brand: string, dice: Dice, industry = dice.pickByShare(industries)): Candidate {
  const trade = dice.pick(industry.trades);
  return { ...companyName(brand, trade, dice), brand, trade, industry, isHead: false };
}

/** A parent and its subsidiaries: one brand, trades that are near each other. */
function groupOf(brand: string, members: number, dice: Dice): Candidate[] {
  const industry = dice.pickByShare(industries);
  const head = { ...groupName(brand, dice.pick(industry.trades), dice), brand, trade: '', industry, isHead: true };
  const group: Candidate[] = [head];
  while (group.length < members) {
    const member = candidate(brand, dice, industry);
    if (!group.some(({ name }) => name === member.name)) group.push(member);
  }
  return group;
}
