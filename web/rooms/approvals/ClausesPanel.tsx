import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Application } from './application.ts';

/** By which clauses it is decided, and the terms that the limit will carry. */
export function ClausesPanel({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { authority, levels, terms, singleDocumentLimit } = application;
  const { policyVersion, because, excessPercent, addedByExcess, addedByDoubt } = authority;
  return (
    <section className="panel stack" aria-labelledby="clauses">
      <div className="application-panel-head">
        <h2 id="clauses" className="panel-title">
          {t('page.clauses')}
        </h2>
        <Link to="/policy" search={{ version: policyVersion }}>
          {t('page.policyVersion', { version: policyVersion })}
        </Link>
      </div>
      <ul className="application-list">
        <li>
          {t(`page.because.${because}`)} {levels.map((level) => t(`levels.${level}`)).join(' → ')}
        </li>
        {addedByExcess !== null && (
          <li>{t('page.addedByExcess', { percent: excessPercent ?? 0, level: t(`levels.${addedByExcess}`) })}</li>
        )}
        {addedByDoubt !== null && <li>{t('page.addedByDoubt', { level: t(`levels.${addedByDoubt}`) })}</li>}
      </ul>
      {terms !== null && (
        <div>
          <h3 className="application-subtitle">{t('page.terms')}</h3>
          <dl className="application-facts">
            <div>
              <dt>{t('page.paymentDays')}</dt>
              <dd className="figure">{t('page.days', { count: terms.paymentDays })}</dd>
            </div>
            <div>
              <dt>{t('page.singleDocument')}</dt>
              <dd>
                <MoneyText value={singleDocumentLimit} />
              </dd>
            </div>
            <div>
              <dt>{t('page.security')}</dt>
              <dd>{t(`page.securities.${terms.security}`)}</dd>
            </div>
            <div>
              <dt>{t('page.repayment')}</dt>
              <dd>{t(`page.repayments.${terms.repayment}`)}</dd>
            </div>
            <div>
              <dt>{t('page.interest')}</dt>
              <dd>{t('page.interestValue', { points: terms.lateInterestBasisPointsPerDay })}</dd>
            </div>
          </dl>
          {terms.conditions.length > 0 && (
            <>
              <h3 className="application-subtitle">{t('page.conditions')}</h3>
              <ul className="application-doubts">
                {terms.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
