import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import type { Component } from './waterfall.ts';

type Props = {
  readonly component: Component['component'];
  readonly customerCode: string;
  readonly children: ReactNode;
};

/** Where the documents of a component stand. Plain words where the reader may not see them. */
export function ComponentLink({ component, customerCode, children }: Props) {
  const may = useMay();
  const place = placeOf(component);
  if (place === 'receivables' || place === 'bills') {
    if (!may('receivables:read')) return children;
    if (place === 'bills') return <Link to="/receivables/bills">{children}</Link>;
    return (
      <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'receivables' }}>
        {children}
      </Link>
    );
  }
  if (place === 'reservations' && !may('holds:read')) return children;
  return (
    <Link
      to="/customers/$code"
      params={{ code: customerCode }}
      search={{ tab: 'exposure' }}
      hash={place}
      hashScrollIntoView={{ block: 'start' }}
    >
      {children}
    </Link>
  );
}

function placeOf(component: Component['component']) {
  switch (component) {
    case 'open_orders':
    case 'beyond_horizon':
    case 'approved_deliveries':
      return 'reservations';
    case 'delivered':
      return 'deliveries';
    case 'receivables':
    case 'disputed':
    case 'unapplied_cash':
    case 'credit_balances':
      return 'receivables';
    case 'bank_acceptances':
    case 'finance_company_acceptances':
    case 'commercial_acceptances':
      return 'bills';
    default:
      return 'items';
  }
}
