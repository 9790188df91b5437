import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { groupsFor } from '../navigation.ts';
import { useSession } from '../session.ts';
import { Mark } from './Mark.tsx';

/** Only what exists and the person may use. */
export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { user, company, demo } = useSession();
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
            <h2>{t(`nav.${name}`)}</h2>
            <ul>
              {entries.map((entry) => (
                <li key={entry.to}>
                  <Link to={entry.to} {...(onGo && { onClick: onGo })} activeProps={{ 'aria-current': 'page' }}>
                    {t(`nav.${entry.name}`)}
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
