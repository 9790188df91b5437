import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { CustomerPicker } from '../../customers/CustomerPicker.tsx';
import { CustomerEffect } from './CustomerEffect.tsx';
import { PortfolioEffect } from './PortfolioEffect.tsx';
import type { Draft, Scorecard } from './scorecard.ts';

type Props = {
  readonly scorecard: Scorecard;
  readonly draft: Draft;
  readonly isUsable: boolean;
  readonly hasFaults: boolean;
};

/** What the draft would do, before → after: to one customer, and to everybody. Asked of the server, saved nowhere. */
export function EffectPanel({ scorecard, draft, isUsable, hasFaults }: Props) {
  const { t } = useTranslation('scorecard');
  const [address] = useAddress();
  const [customer, setCustomer] = useState(address['customer']);
  return (
    <aside className="scorecard-effect stack" aria-label={t('effect.title')}>
      <section className="panel stack" aria-labelledby="scorecard-customer">
        <h2 id="scorecard-customer" className="panel-title">
          {t('effect.customer')}
        </h2>
        <label className="visually-hidden" htmlFor="scorecard-picker">
          {t('effect.pick')}
        </label>
        <CustomerPicker
          id="scorecard-picker"
          {...(customer !== undefined && { value: customer })}
          onChange={setCustomer}
        />
        {customer === undefined ? (
          <p className="soft scorecard-note">{t('effect.pickNote')}</p>
        ) : (
          <CustomerEffect
            scorecard={scorecard}
            draft={draft}
            customer={customer}
            isUsable={isUsable}
            hasFaults={hasFaults}
          />
        )}
      </section>
      <PortfolioEffect draft={draft} isUsable={isUsable} hasFaults={hasFaults} onPick={setCustomer} />
    </aside>
  );
}
