import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant, formatMoney } from '../../format.ts';
import { Timeline } from '../../ui/Timeline.tsx';
import type { Warning } from './warning.ts';
import { useWarningWords } from './warning-words.ts';

type Event = Warning['events'][number];

/** Everything that happened to a warning, newest first, with the figure of each moment. */
export function HistoryPanel({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation('monitoring');
  const { timeZone } = useSession().company;
  const words = useWarningWords();
  const { events, line: lineNow } = warning;
  return (
    <section className="panel" aria-labelledby="warning-history">
      <h2 id="warning-history" className="panel-title">
        {t('page.history')}
      </h2>
      <Timeline
        items={events.toReversed().map((event) => ({
          key: event.id,
          at: formatInstant(event.at, timeZone),
          who: event.by,
          what: what(event),
          why: event.text ?? undefined,
        }))}
      />
    </section>
  );

  function what({ kind, figure, severity, detail }: Event): string {
    const line = (detail['line'] as Warning['line'] | undefined) ?? lineNow;
    const said = { figure: words.figure(figure, line.unit), line: words.line(line) };
    switch (kind) {
      case 'escalated':
        return t('events.escalated', { ...said, severity: t(`severities.${severity}`) });
      case 'assigned':
        return t('events.assigned', { to: String(detail['to']) });
      case 'proposed_lower_limit':
        return t('events.proposed_lower_limit', {
          asked: formatMoney(detail['asked'] as { currency: string; amount: string }),
        });
      case 'closed':
        return t('events.closed', { cause: t(`causes.${detail['cause'] as 'settled'}`) });
      case 'opened':
      case 'no_longer_crossed':
      case 'crossed_again':
        return t(`events.${kind}`, said);
      default:
        return t(`events.${kind}`);
    }
  }
}
