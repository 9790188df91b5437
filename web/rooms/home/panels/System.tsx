import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween, useToday } from '../../../app/company-day.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { apiKeyPages } from '../../team/api-key.ts';
import { userPages } from '../../team/user.ts';
import { Nothing, Panel } from '../Panel.tsx';

/** The server and its database, asked as a watchdog would. */
const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }) => {
    const began = performance.now();
    const { ok } = await fetch('/api/health', { signal });
    return { ok, ms: Math.round(performance.now() - began) };
  },
  refetchInterval: 30_000,
});

export function HealthPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(healthQuery);
  return (
    <Panel title={t('health.title')} query={query} more={<Link to="/settings/jobs">{t('health.jobs')}</Link>}>
      {({ ok, ms }) => (
        <p className="home-nothing">
          <StatusTag tone={ok ? 'fine' : 'act'}>{t(ok ? 'health.ok' : 'health.down')}</StatusTag>{' '}
          <span className="soft figure">{t('health.answered', { ms })}</span>
        </p>
      )}
    </Panel>
  );
}

/** Who may sign in, and who cannot just now. */
export function PeoplePanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(userPages);
  return (
    <Panel title={t('people.title')} query={query} more={<Link to="/settings/users">{t('all')}</Link>}>
      {(users) => {
        const active = users.filter(({ disabled }) => !disabled);
        const locked = active.filter(({ lockedUntil }) => lockedUntil !== null && Date.parse(lockedUntil) > Date.now());
        const withoutFactor = active.filter(({ secondFactor }) => !secondFactor);
        return (
          <dl className="figures">
            <Count name={t('people.active')} value={active.length} />
            <Count name={t('people.locked')} value={locked.length} />
            <Count name={t('people.withoutFactor')} value={withoutFactor.length} />
          </dl>
        );
      }}
    </Panel>
  );
}

const daysBeforeExpiry = 30;

export function KeysPanel() {
  const { t } = useTranslation('home');
  const today = useToday();
  const query = useInfiniteQuery(apiKeyPages);
  return (
    <Panel title={t('keys.title')} query={query} more={<Link to="/settings/api-keys">{t('all')}</Link>}>
      {(keys) => {
        const active = keys.filter(({ state }) => state === 'active');
        const ending = active.filter(
          ({ expiresOn }) => expiresOn !== null && daysBetween(today, expiresOn) <= daysBeforeExpiry,
        );
        if (keys.length === 0) return <Nothing>{t('keys.none')}</Nothing>;
        return (
          <dl className="figures">
            <Count name={t('keys.active')} value={active.length} />
            <Count name={t('keys.ending')} value={ending.length} />
          </dl>
        );
      }}
    </Panel>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
