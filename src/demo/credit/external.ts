import type { RecordType } from '#assessment';
import type { CalendarDate } from '#kernel';
import { historyDays } from '../calendar.ts';
import type { History } from '../history.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';
import { note } from '../trail.ts';

/** What others say of a customer, and who took it down when. */
export type DemoRecord = {
  readonly recordId: string;
  readonly type: RecordType;
  readonly occurredOn: CalendarDate;
  readonly source: string;
  readonly reference: string;
  readonly rating?: string;
  readonly score?: number;
  readonly amountMinor?: bigint;
  readonly note: string;
  readonly by: Actor;
  readonly at: Date;
};

type Told = Pick<DemoRecord, 'type' | 'source' | 'rating' | 'score' | 'amountMinor' | 'note'> & {
  readonly daysAgo: number;
  readonly numbered: string;
};

/** Of the group that slides, after it was assessed last: what somebody finds who looks it up. */
const told: readonly Told[] = [
  {
    type: 'credit_report',
    daysAgo: 12,
    source: '商业资信调查报告',
    numbered: 'ZX',
    rating: 'B',
    score: 41,
    note: '流动性紧张，两家供应商反映付款延后。',
  },
  {
    type: 'registration_change',
    daysAgo: 10,
    source: '国家企业信用信息公示系统',
    numbered: 'BG',
    note: '法定代表人变更。',
  },
  {
    type: 'lawsuit',
    daysAgo: 9,
    source: '中国裁判文书网',
    numbered: 'MC',
    amountMinor: 1_280_000_00n,
    note: '买卖合同纠纷，作为被告，一审未判。',
  },
];

export function planExternalRecords(history: History): void {
  const { player, calendar, agenda, people } = history;
  if (player.part !== 'failing') return;
  for (const { daysAgo, numbered, ...record } of told) {
    const dayNo = historyDays - daysAgo;
    agenda.plan(dayNo, 620, () => {
      const at = calendar.at(dayNo, 620);
      const recordId = idAt<'external-record'>(at, player.trailDice);
      const occurredOn = calendar.dayOf(dayNo);
      const reference = `${numbered}-${occurredOn.slice(0, 4)}-${player.code.slice(1)}`;
      const by = people.creditAnalyst;
      history.records.push({ ...record, recordId, occurredOn, reference, by, at });
      const { type, source } = record;
      const amount = record.amountMinor === undefined ? {} : { amountMinor: record.amountMinor };
      const detail = { recordId, type, occurredOn, source, reference, closedOn: null, ...amount };
      note(history, { command: 'assessment.record_external', at, by, subject: player.code, detail });
    });
  }
}
