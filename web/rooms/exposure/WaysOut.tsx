import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { formatAmount } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { CreditCheck } from './check.ts';
import type { CheckRequest } from './check-credit.ts';
import type { TypedTerms } from './ReleaseFields.tsx';
import { releaseStart } from './release-start.ts';
import { useRuleName } from './rule-words.ts';
import { WayLink } from './WayLink.tsx';
import { useWaySentence } from './way-words.ts';
import { checkWaysQuery, holdWaysQuery, type Outlook, type Way, type WayStep } from './ways.ts';

/** What is tried at once; no payer: the customer itself. */
export type Tried = { readonly amount?: string; readonly prepaid?: string; readonly payerCode?: string | undefined };

type Props = {
  readonly check: CreditCheck;
  /** What was said to be prepaid, of a document that is not held yet. */
  readonly prepaid?: CheckRequest['prepaid'];
  /** Where the part or the prepayment can be tried at once. */
  readonly onTry?: ((change: Tried) => void) | undefined;
  /** Where the reader may release it as the way says. */
  readonly onRelease?: ((terms: Partial<TypedTerms>) => void) | undefined;
};

/** No refusal without the way on: what would let the document go, as the server finds it now, the best first. */
export function WaysOut({ check, prepaid, onTry, onRelease }: Props) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const { holdId } = check;
  const ofHold = useQuery({ ...holdWaysQuery(holdId ?? ''), enabled: holdId !== undefined && may('holds:read') });
  const ofCheck = useQuery({ ...checkWaysQuery(check, prepaid), enabled: holdId === undefined && may('credit:check') });
  const query = holdId === undefined ? ofCheck : ofHold;
  return (
    <div className="way">
      <h3>{t('way.title')}</h3>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        query.isLoading && <Loading />
      ) : (
        <Ways outlook={query.data} check={check} onTry={onTry} onRelease={onRelease} />
      )}
    </div>
  );
}

type WaysProps = Props & { readonly outlook: Outlook };

function Ways({ outlook: { outcome, ways }, check, onTry, onRelease }: WaysProps) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const isAtDesk = useLocation({ select: ({ pathname }) => pathname === '/orders/holds' });
  const { holdId, customerCode, payerCode, document, amount } = check;
  return (
    <>
      {outcome === 'approved' && (
        <p>
          <StatusTag tone="fine">{t('way.wouldPass')}</StatusTag>{' '}
          {holdId !== undefined && may('credit:check') && (
            <Link
              to="/orders/check"
              search={{
                customer: customerCode,
                payer: payerCode,
                type: document.type,
                number: document.number,
                amount: amount.amount,
              }}
            >
              {t('way.checkAgain')}
            </Link>
          )}
        </p>
      )}
      <ol className="ways">
        {ways.map((way, place) => (
          <WayItem key={`${way.step.kind}-${place}`} way={way} check={check} onTry={onTry} onRelease={onRelease} />
        ))}
        {outcome === 'held' && (
          <li>
            <span>{t('way.release')}</span>{' '}
            {holdId !== undefined && !isAtDesk && may('holds:read') && (
              <Link to="/orders/holds">{t('way.openHolds')}</Link>
            )}
          </li>
        )}
      </ol>
    </>
  );
}

type ItemProps = Props & { readonly way: Way };

function WayItem({ way: { step, leaves, next }, check, onTry, onRelease }: ItemProps) {
  const { t } = useTranslation('exposure');
  const ruleName = useRuleName();
  const sentence = useWaySentence();
  return (
    <li>
      <span>{sentence(step)}</span> <Action step={step} check={check} onTry={onTry} onRelease={onRelease} />
      {leaves.length > 0 && (
        <p className="soft way-rest">
          {t('way.leaves', { rules: leaves.map(ruleName).join(t('way.comma')) })}{' '}
          {next !== null && t('way.next', { step: sentence(next) })}
        </p>
      )}
    </li>
  );
}

function Action({ step, check, onTry, onRelease }: Props & { readonly step: WayStep }): ReactNode {
  const { t } = useTranslation('exposure');
  const start = releaseStart(step);
  if (start !== undefined && onRelease !== undefined) {
    const word = step.kind === 'part' ? 'way.releasePart' : 'way.releasePrepaid';
    return <Button onClick={() => onRelease(start)}>{t(word)}</Button>;
  }
  if (onTry !== undefined && (step.kind === 'part' || step.kind === 'prepay')) {
    const amount = formatAmount(step.amount.amount);
    const change = step.kind === 'part' ? { amount } : { prepaid: amount };
    return <Button onClick={() => onTry(change)}>{t(`way.go.${step.kind}`)}</Button>;
  }
  if (onTry !== undefined && step.kind === 'other_payer') {
    const payerCode = step.customerCode === check.customerCode ? undefined : step.customerCode;
    return <Button onClick={() => onTry({ payerCode })}>{t('way.go.other_payer')}</Button>;
  }
  return (
    <WayLink step={step} {...check}>
      {t(`way.go.${step.kind}`)}
    </WayLink>
  );
}
