import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { customerQuery } from '../customers/customer.ts';
import type { CreditCheck, Outcome } from './check.ts';

/** Read from across the room: a shape and a word. */
export function OutcomeHeadline({ check }: { readonly check: CreditCheck }) {
  const { t } = useTranslation('exposure');
  const { outcome, customerCode, payerCode, document, amount, simulated } = check;
  const { data: customer } = useQuery(customerQuery(customerCode));
  const { data: payer } = useQuery({ ...customerQuery(payerCode ?? ''), enabled: payerCode !== undefined });
  return (
    <header className="check-headline">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        {shapes[outcome]}
      </svg>
      <div>
        <h2>{t(`outcomes.${outcome}`)}</h2>
        <p>
          <Link to="/customers/$code" params={{ code: customerCode }}>
            {customer?.name ?? customerCode}
          </Link>
          {payerCode !== undefined && (
            <span>
              {t('payer.paidBy')}{' '}
              <Link to="/customers/$code" params={{ code: payerCode }}>
                {payer?.name ?? payerCode}
              </Link>
            </span>
          )}
          <span>
            {t(`documentTypes.${document.type}`)} {document.number}
          </span>
          <strong className="figure">{formatMoney(amount)}</strong>
          {simulated && <span className="check-trial">{t('result.trial')}</span>}
        </p>
      </div>
    </header>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 5 } as const;

const shapes: Readonly<Record<Outcome, ReactNode>> = {
  approved: <path d="M7 26 19 38 42 11" {...line} />,
  held: (
    <>
      <path d="M16 9v30" {...line} />
      <path d="M32 9v30" {...line} />
    </>
  ),
  rejected: <path d="M10 10 38 38M38 10 10 38" {...line} />,
};
