import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import type { Warning } from './warning.ts';

type Props = { readonly warning: Warning; readonly closed: NonNullable<Warning['closed']> };

/** How a warning ended: by whom, for what cause, and until when the cause stays quiet. */
export function ClosedPanel({ warning, closed }: Props) {
  const { t } = useTranslation('monitoring');
  const { timeZone } = useSession().company;
  const { at, by, cause, reason, unfroze, quietUntil } = closed;
  return (
    <section className="panel stack">
      <h2 className="panel-title">{t('list.statuses.closed')}</h2>
      <div>{t('page.closed', { by, at: formatInstant(at, timeZone), cause: t(`causes.${cause}`) })}</div>
      <blockquote className="warning-quote">{reason}</blockquote>
      {warning.froze && <div>{t(unfroze === true ? 'page.unfroze' : 'page.stayedFrozen')}</div>}
      {cause === 'accepted' && <div className="soft">{t('page.quiet', { day: quietUntil })}</div>}
    </section>
  );
}
