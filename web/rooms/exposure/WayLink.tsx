import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import type { WayStep } from './ways.ts';

type Props = {
  readonly step: WayStep;
  readonly customerCode: string;
  /** Where another than the customer pays. */
  readonly payerCode?: string | undefined;
  /** The document it is about: a part or another payer leads to its check, filled in. */
  readonly document: { readonly type: string; readonly number: string };
  readonly amount: { readonly amount: string };
  readonly children: ReactNode;
};

const kinds = { grant: 'new', renew: 'renewal', temporary_limit: 'temporary' } as const;

/** Leads to where this step is taken, with everything filled in that is known. Plain words where nobody may go on. */
export function WayLink({ step, customerCode, payerCode, document: { type, number }, amount, children }: Props) {
  const may = useMay();
  // It is the payer that has a limit and owes.
  const customer = { to: '/customers/$code', params: { code: payerCode ?? customerCode } } as const;
  const document = { customer: customerCode, payer: payerCode, type, number };
  switch (step.kind) {
    case 'part':
    case 'split': {
      const wanted = step.kind === 'part' ? step.amount : step.most;
      if (!may('credit:check')) return children;
      return (
        <Link to="/orders/check" search={{ ...document, amount: wanted.amount }}>
          {children}
        </Link>
      );
    }
    case 'deliver_later':
      if (!may('credit:check')) return children;
      return (
        <Link to="/orders/check" search={{ ...document, amount: amount.amount, deliverOn: step.from }}>
          {children}
        </Link>
      );
    case 'other_payer':
      if (!may('credit:check')) return children;
      return (
        <Link to="/orders/check" search={{ ...document, payer: step.customerCode, amount: amount.amount }}>
          {children}
        </Link>
      );
    case 'collect':
      if (!may('receivables:read')) return children;
      return (
        <Link {...customer} search={{ tab: 'receivables' }}>
          {children}
        </Link>
      );
    case 'grant':
    case 'renew':
    case 'temporary_limit':
      return (
        <Link
          {...customer}
          search={
            may('applications:write') ? { apply: kinds[step.kind], amount: step.limit.amount } : { tab: 'limits' }
          }
        >
          {children}
        </Link>
      );
    case 'unfreeze':
    case 'unblacklist':
    case 'activate':
      return (
        <Link to="/customers/$code" params={{ code: step.customerCode ?? customer.params.code }}>
          {children}
        </Link>
      );
    case 'prepay':
      if (!may('credit:check')) return children;
      return (
        <Link to="/orders/check" search={{ ...document, amount: amount.amount, prepaid: step.amount.amount }}>
          {children}
        </Link>
      );
  }
}
