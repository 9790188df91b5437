import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../../rooms/notices/notices.ts';
import { groupsFor } from '../navigation.ts';
import { useSession } from '../session.ts';
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
                    <Waiting count={entry.waiting === undefined ? null : waiting?.[entry.waiting]} />
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

/** How much of this waits for the reader. */
function Waiting({ count }: { readonly count: number | null | undefined }) {
  const { t } = useTranslation();
  if (count === null || count === undefined || count === 0) return null;
  return (
    <span className="nav-count" aria-label={t('nav.waiting', { count })}>
      {count}
    </span>
  );
}
