import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HeadroomBar } from '../../../ui/HeadroomBar.tsx';
import { CustomerTags } from '../../customers/CustomerTags.tsx';
import { portfolioPages } from '../../exposure/position.ts';
import { Nothing, Panel } from '../Panel.tsx';

const barsShown = 12;

/** The reader's own customers, the tightest first. */
export function MyCustomersPanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(portfolioPages({ owner: 'me', sort: 'utilisation' }));
  return (
    <Panel
      title={t('myCustomers.title')}
      query={query}
      lines={8}
      more={
        <Link to="/customers" search={{ owner: 'me', sort: 'utilisation' }}>
          {t('all')}
        </Link>
      }
    >
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>{t('myCustomers.none')}</Nothing>
        ) : (
          <ul className="home-bars">
            {rows.slice(0, barsShown).map((row) => (
              <li key={row.customerCode}>
                <div className="home-bar-name">
                  <Link to="/customers/$code" params={{ code: row.customerCode }}>
                    {row.name}
                  </Link>
                  <CustomerTags {...row} />
                </div>
                <HeadroomBar size="card" position={row} overdue={row.overdue} />
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}
