import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant, formatMoney } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { Amounts } from './Amounts.tsx';
import type { Application } from './application.ts';

/** What is asked against what is proposed and what is in force, what the customer owes today, and why it is asked. */
export function AskPanel({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { t: common } = useTranslation();
  const { timeZone } = useSession().company;
  const { now, group, reason, applicant, createdAt, validFrom, validTo, expectedPurchases } = application;
  const total = (value: typeof group.totalBefore) =>
    value === 'unlimited' ? common('headroom.unlimited') : formatMoney(value);
  return (
    <section className="panel stack" aria-labelledby="amounts">
      <h2 id="amounts" className="panel-title">
        {t('page.amounts')}
      </h2>
      <Amounts application={application} />
      <dl className="application-facts">
        <Fact name={t('fields.valid')}>
          <span className="figure">
            {validFrom} – {validTo}
          </span>
        </Fact>
        {expectedPurchases !== null && (
          <Fact name={t('page.expectedPurchases')}>
            <MoneyText value={expectedPurchases} />
          </Fact>
        )}
        <Fact name={t('page.now')}>
          <MoneyText value={now.limit} />
          {now.limitUntil !== null && <span className="soft"> {t('page.until', { day: now.limitUntil })}</span>}
        </Fact>
        <Fact name={t('page.exposure')}>
          <MoneyText value={now.exposure} />
        </Fact>
        <Fact name={t('page.headroom')}>
          <MoneyText value={now.headroom} />
        </Fact>
      </dl>
      <div>
        <div className="figure application-group">
          {t('page.group', { before: total(group.totalBefore), after: total(group.totalAfter) })}
        </div>
        <div className="soft">{t('page.groupNote')}</div>
      </div>
      <div>
        <blockquote className="application-reason">{reason}</blockquote>
        <div className="soft">{t('page.by', { name: applicant, at: formatInstant(createdAt, timeZone) })}</div>
      </div>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
