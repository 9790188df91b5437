import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Hold } from './hold.ts';
import type { TypedTerms } from './ReleaseFields.tsx';
import { releaseStart } from './release-start.ts';
import { WayLink } from './WayLink.tsx';
import { useWayTag } from './way-words.ts';

export type Actions = {
  readonly canRelease: (hold: Hold) => boolean;
  readonly onRelease: (hold: Hold, start?: Partial<TypedTerms>) => void;
};

/** The one step that does most for a held order, short enough for a row; or that nothing stands in its way any more. */
export function BestWay({ hold, canRelease, onRelease }: { readonly hold: Hold } & Partial<Actions>) {
  const { t } = useTranslation('exposure');
  const tag = useWayTag();
  const { now, customerCode, payerCode, document, amount } = hold;
  if (now === undefined) return null;
  if (now.outcome === 'approved') {
    return (
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
        <StatusTag tone="fine">{t('best.passes')}</StatusTag>
      </Link>
    );
  }
  if (now.bestWay === null) return <span className="soft">{t('best.none')}</span>;
  const { step, leaves } = now.bestWay;
  const start = canRelease?.(hold) === true ? releaseStart(step) : undefined;
  return (
    <span>
      {start === undefined || onRelease === undefined ? (
        <WayLink step={step} {...hold}>
          {tag(step)}
        </WayLink>
      ) : (
        <Button type="link" size="small" className="way-button" onClick={() => onRelease(hold, start)}>
          {tag(step)}
        </Button>
      )}
      {leaves.length > 0 && <span className="soft"> {t('best.andMore')}</span>}
    </span>
  );
}
