import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import type { ApiKey } from './api-key.ts';

const tones: Readonly<Record<ApiKey['state'], Tone>> = { active: 'fine', expired: 'soon', revoked: 'quiet' };

export function useApiKeyColumns(onRevoke: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  const { t } = useTranslation('team');
  const { timeZone } = useSession().company;
  return useMemo(
    () => [
      { key: 'name', title: t('keys.name'), sortable: true, value: ({ name }) => name },
      {
        key: 'state',
        title: t('users.state'),
        value: ({ state }) => t(`keys.states.${state}`),
        render: ({ state }) => <StatusTag tone={tones[state]}>{t(`keys.states.${state}`)}</StatusTag>,
      },
      {
        key: 'startsWith',
        title: t('keys.startsWith'),
        value: ({ startsWith }) => startsWith,
        render: ({ startsWith }) => <code>{startsWith}…</code>,
      },
      {
        key: 'scopes',
        title: t('keys.scopes'),
        value: ({ scopes }) => scopes.join(' '),
        render: ({ scopes }) => <Scopes scopes={scopes} />,
      },
      {
        key: 'expiresOn',
        title: t('keys.expiresOn'),
        kind: 'day',
        value: ({ expiresOn }) => expiresOn ?? t('keys.noExpiry'),
        render: ({ expiresOn }) => expiresOn ?? t('keys.noExpiry'),
      },
      {
        key: 'requestsPerMinute',
        title: t('keys.rate'),
        kind: 'count',
        value: ({ requestsPerMinute }) => requestsPerMinute,
      },
      { key: 'createdBy', title: t('keys.createdBy'), value: ({ createdBy }) => createdBy },
      {
        key: 'createdAt',
        title: t('keys.createdAt'),
        kind: 'day',
        initiallyHidden: true,
        value: ({ createdAt }) => formatInstant(createdAt, timeZone),
        render: ({ createdAt }) => formatInstant(createdAt, timeZone),
      },
      {
        key: 'action',
        title: t('actions'),
        render: (key) =>
          key.state === 'revoked' ? null : (
            <Button type="link" size="small" danger onClick={() => onRevoke(key)}>
              {t('keys.revoke')}
            </Button>
          ),
      },
    ],
    [t, timeZone, onRevoke],
  );
}

function Scopes({ scopes }: Pick<ApiKey, 'scopes'>) {
  const { t } = useTranslation('team');
  if (scopes.length <= 2)
    return (
      <span>
        {scopes.map((scope) => t(`scopes.${scope.replace(':', '_') as 'customers_read'}`)).join(t('separator'))}
      </span>
    );
  return (
    <details>
      <summary>{t('keys.scopeCount', { count: scopes.length })}</summary>
      {scopes.map((scope) => (
        <div key={scope}>{t(`scopes.${scope.replace(':', '_') as 'customers_read'}`)}</div>
      ))}
    </details>
  );
}
