import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../../rooms/notices/notices.ts';
import { groupsFor, type NavEntry } from '../navigation.ts';
import { useMay, useSession } from '../session.ts';
import { Mark } from './Mark.tsx';

/** Only what exists and the person may use. */
export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { user, company, demo } = useSession();
  const { data: waiting } = useQuery(waitingQuery);
  return (
    <>
      <div className="nav-head">
        <Mark />
        <div>
          <div className="nav-company">{company.name}</div>
          {demo && <div className="nav-demo">{t('shell.demo')}</div>}
        </div>
      </div>
      <nav aria-label={t('nav.label')}>
        {groupsFor(user.scopes).map(({ name, entries }) => (
          <section key={name} className="nav-group">
            {name !== 'home' && <h2>{t(`nav.${name}`)}</h2>}
            <ul>
              {entries.map((entry) => (
                <li key={entry.to}>
                  <Link
                    to={entry.to}
                    {...(onGo && { onClick: onGo })}
                    activeProps={{ 'aria-current': 'page' }}
                    activeOptions={{ exact: entry.isExact === true }}
                  >
                    {t(`nav.${entry.name}`)}
                    {entry.waiting !== undefined && <Waiting queue={entry.waiting} count={waiting?.[entry.waiting]} />}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  );
}

type WaitingProps = { readonly queue: NonNullable<NavEntry['waiting']>; readonly count: number | null | undefined };

/** How much of this waits for the reader, and what is counted: fewer than the list has, where it shows others' as well. */
function Waiting({ queue, count }: WaitingProps) {
  const { t } = useTranslation();
  const mayRelease = useMay()('holds:release');
  if (count === null || count === undefined || count === 0) return null;
  const counted = t(`waiting.${queue === 'holds' && !mayRelease ? 'ownHolds' : queue}`, { count });
  return (
    <span className="nav-count" title={counted} aria-label={counted}>
      {count}
    </span>
  );
}
