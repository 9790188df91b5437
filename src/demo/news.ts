import type { OutboxEvent } from '#platform';
import { historyDays } from './calendar.ts';
import { ofRound, waits } from './credit/applications.ts';
import { diceFor } from './dice.ts';
import type { History } from './history.ts';
import { idAt } from './ids.ts';
import { keptHolds } from './order-desk.ts';

const newsDays = 14;

/** What happened in the last days, for whoever listens: so that people find notices on their first day. */
export function newsOf(history: History): OutboxEvent[] {
  const { player, calendar, grants, people } = history;
  const dice = diceFor(`${player.code} news`);
  const since = calendar.at(historyDays - newsDays, 0);
  const customerCodes = [player.code];
  const news = (at: Date, kind: string, payload: object, actorId: string): OutboxEvent[] =>
    at < since ? [] : [{ eventId: idAt<'event'>(at, dice), at, kind, payload, actorId }];
  return [
    ...keptHolds(history).flatMap(({ holdId, status, createdAt, closedAt, requestedBy }) => {
      if (status === 'open')
        return news(createdAt, 'order_held', { holdId, customerCodes }, requestedBy.replace(/^\w+:/, ''));
      if (status !== 'released' || closedAt === null) return [];
      return news(closedAt, 'hold_released', { holdId, customerCodes }, people.creditManager.id);
    }),
    ...history.applications.flatMap((sent) => {
      const { application } = sent;
      const last = ofRound(sent).at(-1);
      const { applicationId, state } = application;
      const payload = { applicationId, customerCodes, state, waitingFor: waits(sent) };
      const at = last?.decidedAt ?? application.sentAt;
      return news(at, 'application_changed', payload, last?.deciderId ?? application.applicantId);
    }),
    ...grants.flatMap(({ grantedAt, by }) =>
      news(grantedAt, 'limit_changed', { customerCodes, applicationId: null }, by.id),
    ),
  ];
}
