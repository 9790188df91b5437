import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sumDecimals } from '../../../decimal.ts';
import { formatMoney } from '../../../format.ts';
import { MoneyText } from '../../../ui/MoneyText.tsx';
import { BestWay } from '../../exposure/BestWay.tsx';
import { type Hold, holdPages } from '../../exposure/hold.ts';
import { ObjectionTags } from '../../exposure/ObjectionList.tsx';
import { useWaiting } from '../../exposure/waiting.ts';
import { FewTable } from '../FewTable.tsx';
import { Nothing, Panel } from '../Panel.tsx';

const rowsShown = 5;

/** Held orders that the reader may release: how many, how much, and those that have waited longest. */
export function HoldDeskPanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(holdPages('open'));
  return (
    <Panel
      title={t('holdDesk.title')}
      count={query.data?.length}
      query={query}
      more={<Link to="/orders/holds">{t('all')}</Link>}
    >
      {(holds) =>
        holds.length === 0 ? (
          <Nothing>{t('holdDesk.none')}</Nothing>
        ) : (
          <>
            <p className="home-nothing">
              {sums(holds)
                .map((sum) => t('holdDesk.sum', sum))
                .join(t('separator'))}
            </p>
            <Holds holds={holds} />
          </>
        )
      }
    </Panel>
  );
}

/** Held orders of the reader's customers, each with its way to yes. */
export function MyHoldsPanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(holdPages('open', { mine: true }));
  return (
    <Panel
      title={t('myHolds.title')}
      count={query.data?.length}
      query={query}
      more={
        <Link to="/orders/holds" search={{ mine: 'true' }}>
          {t('all')}
        </Link>
      }
    >
      {(holds) => (holds.length === 0 ? <Nothing>{t('myHolds.none')}</Nothing> : <Holds holds={holds} />)}
    </Panel>
  );
}

function Holds({ holds }: { readonly holds: readonly Hold[] }) {
  const { t } = useTranslation('exposure');
  const waiting = useWaiting();
  return (
    <FewTable
      label={t('holds.title')}
      rows={holds.slice(0, rowsShown)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'customer',
          title: t('holds.customer'),
          render: ({ customerCode, customerName }) => (
            <Link
              to="/customers/$code"
              params={{ code: customerCode }}
              search={{ tab: 'checks' }}
              className="home-customer"
            >
              {customerName}
            </Link>
          ),
        },
        { key: 'document', title: t('holds.document'), render: ({ document }) => document.number },
        {
          key: 'amount',
          title: t('holds.amount'),
          isFigure: true,
          render: ({ amount }) => <MoneyText value={amount} />,
        },
        {
          key: 'reasons',
          title: t('holds.reasons'),
          render: ({ objections, now }) => <ObjectionTags objections={objections} now={now} />,
        },
        {
          key: 'way',
          title: t('holds.bestWay'),
          render: (hold) => <BestWay hold={hold} />,
        },
        { key: 'age', title: t('holds.waiting'), isFigure: true, render: ({ createdAt }) => waiting(createdAt) },
      ]}
    />
  );
}

/** By currency: amounts of different currencies are not one sum. */
function sums(holds: readonly Hold[]) {
  return [...Map.groupBy(holds, ({ amount }) => amount.currency)].map(([currency, own]) => ({
    count: own.length,
    amount: formatMoney({ currency, amount: sumDecimals(own.map(({ amount }) => amount.amount)) }),
  }));
}
