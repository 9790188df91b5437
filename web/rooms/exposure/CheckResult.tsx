import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../format.ts';
import type { CheckValues } from './CheckForm.tsx';
import { CheckFigures } from './CheckFigures.tsx';
import type { CreditCheck } from './check.ts';
import type { CheckRequest } from './check-credit.ts';
import { DecisionPath } from './DecisionPath.tsx';
import { ObjectionList } from './ObjectionList.tsx';
import { OutcomeHeadline } from './OutcomeHeadline.tsx';
import { WaysOut } from './WaysOut.tsx';

type Props = {
  readonly check: CreditCheck;
  /** What was said to be prepaid: the ways out start from there. */
  readonly prepaid: CheckRequest['prepaid'];
  /** A newer answer is on its way. */
  readonly isStale: boolean;
  readonly onAgain: (change: Partial<CheckValues>) => void;
};

/** The answer: the word first, then why, then the figures, then the way on. */
export function CheckResult({ check, prepaid, isStale, onAgain }: Props) {
  const { t } = useTranslation('exposure');
  return (
    <section className={`panel check-result check-${check.outcome}${isStale ? ' check-stale' : ''}`}>
      <OutcomeHeadline check={check} />
      <ObjectionList objections={check.objections} warnings={check.warnings} />
      <CheckFigures check={check} />
      {check.uncounted === true && (
        <p className="check-next">{t('result.uncounted', { day: check.document.deliverOn })}</p>
      )}
      <NextStep check={check} onAgain={onAgain} />
      {check.outcome !== 'approved' && (
        <WaysOut check={check} prepaid={prepaid} onTry={(change) => onAgain({ ...inOwn(check), ...change })} />
      )}
      <DecisionPath check={check} />
    </section>
  );
}

/** Ways out are told in the customer's currency: so is what is tried. */
function inOwn({ counted }: CreditCheck): Partial<CheckValues> {
  return counted === undefined ? {} : { amount: formatAmount(counted.amount), inCurrency: counted.currency };
}

/** A trial that passed can be made real at once; one that did not can be handed to who may release it. */
function NextStep({ check, onAgain }: Pick<Props, 'check' | 'onAgain'>) {
  const { t } = useTranslation('exposure');
  const { outcome, document, simulated, reservationId, holdId } = check;
  if (reservationId !== undefined) return <p className="check-next">{t('result.reserved')}</p>;
  if (holdId !== undefined) return <p className="check-next">{t('result.waits')}</p>;
  if (!simulated || document.type === 'quotation' || outcome === 'rejected') return null;
  return (
    <Button
      type={outcome === 'approved' ? 'primary' : 'default'}
      size="large"
      onClick={() => onAgain({ mode: 'reserve' })}
    >
      {t(outcome === 'approved' ? 'result.reserve' : 'result.handIn')}
    </Button>
  );
}
