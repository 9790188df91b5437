import type { Figures, Span, Statement } from '#assessment';
import { statementTrace } from '#assessment/usecases';
import { type CalendarDate, calendarDate, CNY, daysBetween, type Id } from '#kernel';
import { historyDays, type TradingCalendar } from '../calendar.ts';
import type { Part, Player } from '../cast.ts';
import { type Dice, diceFor } from '../dice.ts';
import type { History } from '../history.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';
import { note } from '../trail.ts';
import { type Closing, figuresFor } from './figures.ts';
import { collapse, courseOf, type Health } from './health.ts';
import { normOf } from './norms.ts';

/** A statement in the history, and who entered it when. */
export type DemoStatement = Statement & {
  readonly statementId: Id<'statement'>;
  readonly by: Actor;
  readonly enteredAt: Date;
};

type Due = {
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  readonly figures: Figures;
  readonly enteredOnDay: number;
};

const alwaysAsked: ReadonlySet<Part> = new Set(['failing', 'blacklisted', 'no_limit', 'new', 'limit_expired']);

/** Who gives us statements: those who buy much, those we had to ask, and of the rest a third. */
export function givesStatements({ ordersPerYear, orderMinor, part, code }: Player): boolean {
  if (alwaysAsked.has(part)) return true;
  const yearly = BigInt(Math.round(ordersPerYear)) * orderMinor;
  if (part === 'cash_only' || part === 'inactive' || yearly < 150_000_000n) return false;
  const dice = diceFor(`${code} gives statements`);
  return dice.chance(yearly > 400_000_000n ? 0.94 : 0.4);
}

/** Who has not sent the newest year yet. */
export function isBehind({ part, code }: Player): boolean {
  if (part === 'blacklisted') return true;
  return part === 'ordinary' && diceFor(`${code} is behind`).chance(0.12);
}

/** Plans on the customer's agenda what statements come in when. */
export function planStatements(history: History): void {
  const { player, agenda, calendar, people, statements } = history;
  if (!givesStatements(player)) return;
  const dice = diceFor(`${player.code} statements`);
  for (const { enteredOnDay, ...statement } of dueStatements(player, calendar, dice)) {
    const dayNo = calendar.tradingDayFrom(Math.max(1, player.firstDay + 1, enteredOnDay));
    if (dayNo >= historyDays) continue;
    // A new customer brings them along.
    const minute = dice.between(545, dayNo < player.firstDay + 12 ? 560 : 1_050);
    const isAnnual = statement.span === 'annual';
    const by = dice.chance(0.55) ? people.creditAnalyst : people.salesperson;
    const source = dice.pick(isAnnual ? ['审计报告', '年报扫描件', '企业提供 Excel'] : ['企业提供 Excel', '内部报表']);
    const audited = isAnnual && source === '审计报告';
    agenda.plan(dayNo, minute, () => {
      const enteredAt = calendar.at(dayNo, minute);
      const entered = { ...statement, currency: CNY, audited, source };
      const statementId = idAt<'statement'>(enteredAt, dice);
      statements.push({ ...entered, statementId, by, enteredAt });
      const kept = { ...entered, statementId, version: 1, enteredBy: by.name, enteredAt };
      const detail = statementTrace(kept, undefined);
      note(history, { command: 'assessment.enter_statement', at: enteredAt, by, subject: player.code, detail });
    });
  }
}

/** Every period from the oldest to the newest, each beginning with what the year before ended with. */
function dueStatements(player: Player, calendar: TradingCalendar, dice: Dice): Due[] {
  const { part, parentId } = player;
  const dayNoOf = (day: CalendarDate) => daysBetween(calendar.dayOf(0), day);
  const isSliding = part === 'failing';
  const last = newestYear(calendar);
  const years = isSliding ? 3 : 2;
  const norm = normOf(player.industry.name);
  const course = courseOf(player, years);
  // Half the years were a little better or worse than the health says.
  const revenueOf = yearlyRevenues(player, course, dice);
  const common = { norm, isGroup: parentId === null && player.ordersPerYear < 42 && isHolding(player) };
  const due: Due[] = [];
  const closings: (Closing | undefined)[] = [undefined];
  const interim = isSliding || dice.chance(0.4) ? (isSliding ? 'half_year' : dice.pick(interims)) : undefined;
  const withheld = isBehind(player) ? last : undefined;
  for (const [place, health] of course.entries()) {
    const year = last - years + 1 + place;
    const annualRevenue = revenueOf[place] ?? 0;
    const opening = closings.at(-1);
    const add = (span: keyof typeof ends, of: Health, lag: number) => {
      const periodEnd = calendarDate(`${span === 'annual' ? year : year + 1}-${ends[span].end}`);
      const { figures, closing } = figuresFor({
        ...common,
        annualRevenue: span === 'annual' ? annualRevenue : (revenueOf[place + 1] ?? annualRevenue * (1 + of.growth)),
        share: ends[span].share,
        health: of,
        opening: span === 'annual' ? opening : closings.at(-1),
      });
      if (year !== withheld && (span === 'annual' || withheld === undefined))
        due.push({ periodEnd, span, figures: slipped(figures, dice), enteredOnDay: dayNoOf(periodEnd) + lag });
      return closing;
    };
    closings.push(add('annual', health, dice.between(95, 150)));
    if (interim === undefined) continue;
    const next = isSliding && place === years - 1 ? collapse : health;
    add(interim, next, interim === 'half_year' ? dice.between(40, 70) : dice.between(24, 36));
  }
  return due;
}

const interims = ['half_year', 'half_year', 'third_quarter'] as const;
const ends = {
  annual: { end: '12-31', share: 1 },
  half_year: { end: '06-30', share: 0.48 },
  third_quarter: { end: '09-30', share: 0.73 },
} as const;

/** The last year of which everybody can have an annual statement that we have read. */
function newestYear(calendar: TradingCalendar): number {
  return Number(calendar.dayOf(historyDays - 180).slice(0, 4)) - 1;
}

/** In yuan. What it buys from us is some part of what it sells, and it grows as its health says. */
function yearlyRevenues({ ordersPerYear, orderMinor }: Player, course: readonly Health[], dice: Dice): number[] {
  const bought = (ordersPerYear * Number(orderMinor)) / 100;
  const revenues = [bought * dice.between(11, 24) + 8_000_000];
  for (const { growth } of course.slice(1)) {
    revenues.push((revenues.at(-1) ?? 0) * (1 + growth + dice.between(-3, 3) / 100));
  }
  return revenues;
}

function isHolding({ name }: Player): boolean {
  return name.includes('集团') || name.includes('控股');
}

/** Now and then somebody types two figures the wrong way round; nobody repairs it, the doubt shows. */
function slipped(figures: Figures, dice: Dice): Figures {
  if (!dice.chance(0.035)) return figures;
  const line = dice.pick(['total_liabilities', 'total_current_assets', 'net_profit'] as const);
  const given = figures[line];
  if (given === undefined) return figures;
  const [first = '0', second = '0', ...rest] = given.toString().replace('-', '');
  return { ...figures, [line]: BigInt(`${given < 0n ? '-' : ''}${second}${first}${rest.join('')}`) };
}
