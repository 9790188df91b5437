import { useTranslation } from 'react-i18next';
import type { DemoUser } from './sign-in.ts';

type Props = {
  readonly users: readonly DemoUser[];
  readonly isPending: boolean;
  readonly onChoose: (credentials: { email: string; password: string }) => void;
};

/** Only in demo mode: one click for each role. */
export function DemoUsers({ users, isPending, onChoose }: Props) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <section className="panel demo-users" aria-label={t('signIn.roleGroup')}>
      <h2>{t('signIn.demoTitle')}</h2>
      <p className="soft">{t('signIn.demoNote')}</p>
      <ul>
        {users.map(({ email, name, role, password }) => (
          <li key={email}>
            <button type="button" disabled={isPending} onClick={() => onChoose({ email, password })}>
              <strong>{t(`common:roles.${role}`)}</strong>
              <span className="soft">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
