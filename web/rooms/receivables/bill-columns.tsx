import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useToday } from '../../app/company-day.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { type Bill, type BillStepName, stepsOf } from './bill.ts';
import './receivables.css';

const tones: Readonly<Record<Bill['state'], Tone>> = {
  held: 'open',
  endorsed: 'open',
  discounted: 'open',
  honoured: 'fine',
  dishonoured: 'act',
};

export function useBillColumns(choose: (bill: Bill, step: BillStepName) => void): readonly Column<Bill>[] {
  const { t } = useTranslation('receivables');
  const today = useToday();
  const mayStep = useMay()('receivables:write');
  return [
    {
      key: 'number',
      title: t('bills.number'),
      value: ({ number }) => number,
      render: ({ number }) => <span className="bill-number">{number}</span>,
    },
    {
      key: 'customer',
      title: t('bills.customer'),
      sortable: true,
      value: ({ customerName }) => customerName,
      render: ({ customerName, customerCode }) => (
        <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'receivables' }}>
          {customerName}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('bills.kind'),
      value: ({ kind }) => t(`bills.kinds.${kind}`),
      render: ({ kind, acceptor }) => (
        <>
          {t(`bills.kinds.${kind}`)}
          {acceptor !== null && <div className="soft">{acceptor}</div>}
        </>
      ),
    },
    { key: 'acceptor', title: t('bills.acceptor'), initiallyHidden: true, value: ({ acceptor }) => acceptor },
    {
      key: 'amount',
      title: t('bills.amount'),
      kind: 'money',
      sortable: true,
      value: ({ amount }) => amount.amount,
      render: ({ amount }) => <MoneyText value={amount} />,
    },
    {
      key: 'exposure',
      title: t('bills.exposure'),
      kind: 'money',
      value: ({ exposure, counted }) => (counted?.exposure ?? exposure).amount,
      render: ({ exposure, counted }) => (
        <OwnMoney own={exposure} counted={counted?.exposure} rate={counted?.rate} isNamed />
      ),
    },
    {
      key: 'dueOn',
      title: t('bills.dueOn'),
      kind: 'day',
      sortable: true,
      value: ({ dueOn }) => dueOn,
      render: (bill) => (
        <>
          {bill.dueOn} {isPast(bill, today) && <StatusTag tone="soon">{t('bills.past')}</StatusTag>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('bills.state'),
      value: ({ state }) => t(`bills.states.${state}`),
      render: ({ state, withRecourse }) => (
        <StatusTag tone={tones[state]}>
          {t(`bills.states.${state}`)}
          {withRecourse !== null && ` · ${t(withRecourse ? 'bills.withRecourse' : 'bills.withoutRecourse')}`}
        </StatusTag>
      ),
    },
    { key: 'receipt', title: t('bills.receipt'), initiallyHidden: true, value: ({ receiptNumber }) => receiptNumber },
    ...(mayStep
      ? [
          {
            key: 'action',
            title: t('bills.action'),
            render: (bill: Bill) => (
              <Space size={4} wrap className="bill-steps">
                {stepsOf(bill).map((step) => (
                  <Button
                    key={step}
                    size="small"
                    type="link"
                    danger={step === 'dishonour'}
                    onClick={() => choose(bill, step)}
                  >
                    {t(`bills.steps.${step}`)}
                  </Button>
                ))}
              </Space>
            ),
          },
        ]
      : []),
  ];
}

function isPast({ dueOn, state }: Bill, today: string): boolean {
  return dueOn < today && state !== 'honoured' && state !== 'dishonoured';
}
