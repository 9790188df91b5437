import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { useKeys } from '../../ui/keys.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { useWhyNotText } from '../../ui/refusal-text.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { RateText } from '../rates/OwnMoney.tsx';
import { type Application, type DecisionKind, decisionKinds, stateTones, whyNot } from './application.ts';
import { DecisionForm } from './DecisionForm.tsx';

const keyOf: Readonly<Partial<Record<DecisionKind, string>>> = { approve: 'A', reject: 'R' };

/** The decision: the four ways, or why they are not this reader's to take. */
export function DecisionPanel({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { message } = App.useApp();
  const whyNotText = useWhyNotText('approvals');
  const [chosen, setChosen] = useState<DecisionKind>();
  const refusal = whyNot(application, 'decide');
  const { amount, counted, waitingFor, state } = application;
  useKeys(
    refusal === null
      ? [
          { key: 'a', name: t('decide.approveKey'), run: () => setChosen('approve') },
          { key: 'r', name: t('decide.rejectKey'), run: () => setChosen('reject') },
        ]
      : [],
  );
  return (
    <section className="panel decision-panel">
      <div className="decision-head">
        <h2 className="panel-title">{t('decide.title')}</h2>
        {waitingFor === null ? (
          <StatusTag tone={stateTones[state]}>{t(`states.${state}`)}</StatusTag>
        ) : (
          <StatusTag tone="open">{t('decide.waitingFor', { level: t(`levels.${waitingFor}`) })}</StatusTag>
        )}
        <strong className="decision-amount">
          <MoneyText value={amount} />
        </strong>
        {counted !== undefined && (
          <span className="soft">
            {t('page.countsAs', { amount: formatMoney(counted.amount) })} <RateText rate={counted.rate} />
          </span>
        )}
      </div>
      {refusal !== null && (
        <p id="decide-why-not" className="decision-why-not">
          {waitingFor === null ? whyNotText(refusal) : t('decide.whyNot', { reason: whyNotText(refusal) })}
        </p>
      )}
      {chosen === undefined && waitingFor !== null && (
        <div className="decision-ways">
          {decisionKinds.map((kind) => (
            <Button
              key={kind}
              type={kind === 'approve' ? 'primary' : 'default'}
              danger={kind === 'reject'}
              disabled={refusal !== null}
              {...(refusal !== null && { 'aria-describedby': 'decide-why-not' })}
              onClick={() => setChosen(kind)}
            >
              {t(`decisions.${kind}`)}
              {keyOf[kind] !== undefined && <kbd aria-hidden="true">{keyOf[kind]}</kbd>}
            </Button>
          ))}
        </div>
      )}
      {chosen !== undefined && (
        <DecisionForm
          key={chosen}
          application={application}
          decision={chosen}
          onDone={() => {
            void message.success(t(`decide.done.${chosen}`));
            setChosen(undefined);
          }}
          onCancel={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}
