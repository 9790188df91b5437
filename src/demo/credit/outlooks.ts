import type { AuditEntry } from '#platform';
import type { IndustryOutlook } from '#policy';
import { historyDays, type TradingCalendar } from '../calendar.ts';
import { diceFor } from '../dice.ts';
import { idAt } from '../ids.ts';
import type { People } from '../people.ts';

type Stated = { readonly daysAgo: number; readonly outlook: IndustryOutlook; readonly reason: string };

/** What the analyst thought of each industry, the oldest first. */
const stated: Readonly<Record<string, readonly Stated[]>> = {
  通用设备制造业: [{ daysAgo: 640, outlook: 'stable', reason: '订单平稳，出口略有恢复' }],
  专用设备制造业: [
    { daysAgo: 640, outlook: 'stable', reason: '设备更新政策托底' },
    { daysAgo: 150, outlook: 'cautious', reason: '矿山与工程机械开工率连续两季下滑，回款周期拉长' },
  ],
  汽车制造业: [
    { daysAgo: 640, outlook: 'stable', reason: '产销增长，价格竞争激烈' },
    { daysAgo: 210, outlook: 'cautious', reason: '整车降价向零部件传导，账期普遍延长' },
  ],
  电气机械和器材制造业: [{ daysAgo: 640, outlook: 'positive', reason: '电网投资增长，在手订单充足' }],
  金属制品业: [{ daysAgo: 640, outlook: 'stable', reason: '需求平稳，原料价格回落' }],
  '计算机、通信和其他电子设备制造业': [{ daysAgo: 640, outlook: 'positive', reason: '需求回升，产能利用率提高' }],
  化学原料和化学制品制造业: [{ daysAgo: 640, outlook: 'stable', reason: '价差收窄，开工稳定' }],
  土木工程建筑业: [
    { daysAgo: 640, outlook: 'cautious', reason: '新开工面积下降' },
    { daysAgo: 95, outlook: 'negative', reason: '地方项目资金到位率低，总包付款普遍逾期' },
  ],
  批发业: [{ daysAgo: 640, outlook: 'stable', reason: '周转正常，毛利偏薄' }],
  食品制造业: [{ daysAgo: 640, outlook: 'positive', reason: '消费平稳，现金流好' }],
};

export type DemoOutlook = Stated & {
  readonly industry: string;
  readonly by: People['creditAnalyst'];
  readonly at: Date;
};

/** What was thought of an industry on a day; null before anybody had said. */
export function outlookOn(industry: string, dayNo: number): IndustryOutlook | null {
  return stated[industry]?.findLast(({ daysAgo }) => historyDays - daysAgo <= dayNo)?.outlook ?? null;
}

/** How many days ago an industry came to be thought of like this. */
export function statedDaysAgo(industry: string, outlook: IndustryOutlook | null): number {
  return stated[industry]?.findLast((one) => one.outlook === outlook)?.daysAgo ?? 2;
}

/** Every outlook that was ever stated, the oldest first. */
export function statedOutlooks(calendar: TradingCalendar, { creditAnalyst: by }: People): DemoOutlook[] {
  return Object.entries(stated).flatMap(([industry, outlooks], place) =>
    outlooks.map((one) => ({ ...one, industry, by, at: calendar.at(historyDays - one.daysAgo, 560 + place) })),
  );
}

/** The entries that stating them left. */
export function trailOfOutlooks(outlooks: readonly DemoOutlook[]): AuditEntry[] {
  const dice = diceFor('outlooks');
  return outlooks.map(({ industry, outlook, reason, by, at, daysAgo }) => {
    const before = stated[industry]?.findLast((earlier) => earlier.daysAgo > daysAgo)?.outlook ?? null;
    return {
      entryId: idAt<'audit-entry'>(at, dice),
      at,
      actorKind: by.kind,
      actorId: by.id,
      actorName: by.name,
      command: 'assessment.set_industry_outlook',
      customerId: null,
      subject: industry,
      detail: { before, after: outlook, because: reason },
    };
  });
}
