import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { FailedSentences } from './FailedSentences.tsx';
import { type Item, isTold } from './items.ts';
import { positionQuery } from './position.ts';
import './order-check.css';

/** What recording it would come to: nothing is kept yet. */
export function ItemPreview({ item }: { readonly item: Item }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const { data: now } = useQuery(positionQuery(item.customerCode));
  const { failed = [], leaves } = item;
  if (leaves === undefined) return null;
  return (
    <div className="stack" role="status" ref={bringIntoView}>
      {failed.length === 0 ? (
        <Alert type="success" showIcon title={t('items.fits')} />
      ) : (
        <Alert
          type={isTold(item) ? 'error' : 'warning'}
          showIcon
          title={t('items.rulesFailed', { count: failed.length })}
          description={
            <>
              <FailedSentences failed={failed} />
              {t(isTold(item) ? 'items.willBeTold' : 'items.willBeKept')}
            </>
          }
        />
      )}
      <dl className="check-figures">
        {now !== undefined && (
          <div>
            <dt>{t('items.headroomNow')}</dt>
            <dd className="figure">
              <MoneyText value={now.headroom} />
            </dd>
          </div>
        )}
        <div>
          <dt>
            {leaves.asOf === now?.asOf
              ? t('items.headroomAfter')
              : t('items.headroomFrom', { day: formatDay(leaves.asOf) })}
          </dt>
          <dd className="figure">
            <MoneyText value={leaves.headroom} />
          </dd>
        </div>
        <div>
          <dt>{common('headroom.used')}</dt>
          <dd className="figure">
            <MoneyText value={leaves.counted} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** The form above it is longer than many a screen. */
function bringIntoView(preview: HTMLElement | null): void {
  preview?.scrollIntoView({ block: 'nearest' });
}
