import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import type { TimelineItem } from '../../ui/Timeline.tsx';
import type { Warning, WarningSummary } from './warning.ts';
import { useWarningWords } from './warning-words.ts';

type Detail = Readonly<Record<string, unknown>>;
type Words = Pick<TimelineItem, 'what' | 'why' | 'changes'>;

/** What this room's commands left on a customer's timeline: one step of a warning, of a review, or a measure. */
export function useMonitoringTimeline(): (command: string, detail: Detail) => Words | undefined {
  const { t } = useTranslation('monitoring');
  const { t: approvals } = useTranslation('approvals');
  const words = useWarningWords();

  return (command, detail) => {
    if (!command.startsWith('monitoring.')) return undefined;
    if (typeof detail['event'] === 'string') return ofWarning(detail);
    const why = text(detail['reason']) ?? text(detail['because']) ?? text(detail['conclusion']);
    const freeze = record(record(detail['changed'])['freezeReason']);
    if ('after' in freeze)
      return freeze['after'] === null
        ? { what: t('timeline.unfroze'), why }
        : { what: t('timeline.froze'), why: text(freeze['after']) };
    if (detail['conclusion'] !== undefined)
      return { what: t('timeline.completed', { nextDueOn: text(detail['nextDueOn']) ?? '—' }), why };
    if (detail['reviewId'] !== undefined) {
      const cause = t(`reviews.causes.${detail['because'] as 'grade'}`);
      const step = detail['applicationId'] === undefined ? 'due' : 'started';
      return { what: t(`timeline.${step}`, { dueOn: text(detail['dueOn']), cause }) };
    }
    if (detail['applicationId'] !== undefined) {
      const kind = approvals(`kinds.${detail['kind'] as 'decrease'}`);
      return { what: t('timeline.applied', { kind, amount: money(detail['amount']) }), why };
    }
    if (detail['grade'] !== undefined)
      return { what: t('timeline.assessed', { grade: detail['grade'], score: detail['score'] }) };
    return undefined;
  };

  function ofWarning(detail: Detail): Words {
    const line = detail['line'] as WarningSummary['line'];
    const event = detail['event'] as Warning['events'][number]['kind'];
    const said = {
      figure: words.figure(Number(detail['figure']), line.unit),
      line: words.line(line),
      severity: t(`severities.${detail['severity'] as 'warning'}`),
      to: text(detail['to']),
      asked: money(detail['asked']),
      cause: event === 'closed' ? t(`causes.${detail['cause'] as 'settled'}`) : '',
    };
    const indicator = t(`indicators.${detail['indicator'] as 'overdue_share'}`);
    const owner = record(record(detail['changed'])['owner']);
    return {
      what: t('timeline.warning', { indicator, step: t(`events.${event}`, said) }),
      why: text(detail['text']),
      changes:
        'after' in owner
          ? [{ name: t('fields.owner'), before: text(owner['before']), after: text(owner['after']) }]
          : [],
    };
  }

  function money(value: unknown): string {
    const { currency, amount } = record(value);
    return typeof currency === 'string' && typeof amount === 'string' ? formatMoney({ currency, amount }) : '';
  }
}

function record(value: unknown): Detail {
  return typeof value === 'object' && value !== null ? (value as Detail) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
