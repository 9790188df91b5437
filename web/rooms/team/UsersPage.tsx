import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { ResetSecondFactorDialog } from './ResetSecondFactorDialog.tsx';
import { type User, userPages } from './user.ts';
import { UserDrawer } from './UserDrawer.tsx';
import './team.css';

type Opened =
  | { readonly what: 'new' }
  | { readonly what: 'edit' | 'password' | 'secondFactor'; readonly user: User }
  | undefined;

export function UsersPage() {
  const { t } = useTranslation('team');
  const [opened, setOpened] = useState<Opened>();
  const query = useInfiniteQuery(userPages);
  const columns = useUserColumns((what, user) => setOpened({ what, user }));
  const close = () => setOpened(undefined);
  const editing = opened?.what === 'edit' ? opened.user : undefined;
  return (
    <>
      <PageHeader
        title={t('users.title')}
        note={t('users.note')}
        action={
          <Button type="primary" onClick={() => setOpened({ what: 'new' })}>
            {t('users.create')}
          </Button>
        }
      />
      <DataTable<User>
        name="users"
        label={t('users.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        onOpen={(user) => setOpened({ what: 'edit', user })}
      />
      <UserDrawer
        key={editing?.id ?? 'new'}
        user={editing}
        isOpen={opened?.what === 'new' || editing !== undefined}
        onClose={close}
      />
      <PasswordDialog user={opened?.what === 'password' ? opened.user : undefined} onClose={close} />
      <ResetSecondFactorDialog user={opened?.what === 'secondFactor' ? opened.user : undefined} onClose={close} />
    </>
  );
}

function useUserColumns(onAction: (what: 'password' | 'secondFactor', user: User) => void): readonly Column<User>[] {
  const { t } = useTranslation('team');
  const { t: common } = useTranslation();
  const {
    company: { timeZone },
    user: { id: myId },
  } = useSession();
  return useMemo(
    () => [
      { key: 'name', title: t('users.name'), sortable: true, value: ({ name }) => name },
      { key: 'email', title: t('users.email'), sortable: true, value: ({ email }) => email },
      {
        key: 'roles',
        title: t('users.roles'),
        value: ({ roles }) => roles.map((role) => common(`roles.${role}`)).join(t('separator')),
      },
      {
        key: 'state',
        title: t('users.state'),
        value: (user) => t(`users.states.${stateOf(user)}`),
        render: (user) => <UserState user={user} />,
      },
      {
        key: 'lastSeenAt',
        title: t('users.lastSeenAt'),
        kind: 'day',
        sortable: true,
        value: ({ lastSeenAt }) => formatInstant(lastSeenAt, timeZone),
        render: ({ lastSeenAt }) => (lastSeenAt === null ? t('users.never') : formatInstant(lastSeenAt, timeZone)),
      },
      {
        key: 'action',
        title: t('actions'),
        render: (user) => (
          <>
            <Button type="link" size="small" onClick={() => onAction('password', user)}>
              {t('password.action')}
            </Button>
            {user.secondFactor && user.id !== myId && (
              <Button type="link" size="small" onClick={() => onAction('secondFactor', user)}>
                {t('secondFactor.action')}
              </Button>
            )}
          </>
        ),
      },
    ],
    [t, common, timeZone, myId, onAction],
  );
}

const tones = { active: 'fine', disabled: 'quiet', locked: 'soon' } as const;

function stateOf({ disabled, lockedUntil }: User): keyof typeof tones {
  if (disabled) return 'disabled';
  return lockedUntil !== null && Date.parse(lockedUntil) > Date.now() ? 'locked' : 'active';
}

function UserState({ user }: { readonly user: User }) {
  const { t } = useTranslation('team');
  const { timeZone } = useSession().company;
  const state = stateOf(user);
  return (
    <span className="tags">
      <StatusTag tone={tones[state]}>
        {state === 'locked'
          ? t('users.lockedUntil', { at: formatInstant(user.lockedUntil, timeZone) })
          : t(`users.states.${state}`)}
      </StatusTag>
      {user.secondFactor && <StatusTag tone="quiet">{t('secondFactor.tag')}</StatusTag>}
      {user.demo && <StatusTag tone="quiet">{t('users.demo')}</StatusTag>}
    </span>
  );
}
