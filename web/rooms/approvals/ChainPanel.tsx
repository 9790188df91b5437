import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { Replay } from '../replay/Replay.tsx';
import type { Application, Decision, DecisionKind } from './application.ts';

const decisionTones: Readonly<Record<DecisionKind, Tone>> = {
  approve: 'fine',
  approve_less: 'fine',
  return: 'soon',
  reject: 'act',
};

const stepTones = { decided: 'fine', waiting: 'open', ahead: 'quiet' } as const;

/** Who decided what and why, and who is next; earlier rounds beneath. */
export function ChainPanel({
  application: { id, chain, decisions, round, state },
}: {
  readonly application: Application;
}) {
  const { t } = useTranslation('approvals');
  const earlier = decisions.filter((decision) => decision.round < round);
  return (
    <section className="panel" aria-labelledby="chain">
      <h2 id="chain" className="panel-title">
        {t('page.chain')}
      </h2>
      <ol className="approval-chain">
        {chain.map((step) => (
          <li key={step.level} aria-current={step.state === 'waiting' ? 'step' : undefined}>
            <div className="approval-step">
              <strong>{t(`levels.${step.level}`)}</strong>
              {(step.decisions.length === 0 || step.state === 'waiting') &&
                (state === 'in_approval' || step.state === 'decided') && (
                  <StatusTag tone={stepTones[step.state]}>{t(`page.chainStates.${step.state}`)}</StatusTag>
                )}
              {step.votesNeeded > 1 && <span className="soft">{t('page.votes', { count: step.votesNeeded })}</span>}
            </div>
            {step.decisions.map((decision) => (
              <DecisionLine key={decision.id} decision={decision} />
            ))}
          </li>
        ))}
      </ol>
      {earlier.length > 0 && (
        <ol className="approval-chain approval-earlier">
          {earlier.map((decision) => (
            <li key={decision.id}>
              <div className="approval-step soft">
                {t('page.round', { round: decision.round })} · {t(`levels.${decision.level}`)}
              </div>
              <DecisionLine decision={decision} />
            </li>
          ))}
        </ol>
      )}
      <Replay id={id} />
    </section>
  );
}

function DecisionLine({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('approvals');
  const { timeZone } = useSession().company;
  const { decision: kind, amount, reason, conditions, decidedBy, decidedAt } = decision;
  return (
    <div className="approval-decision">
      <div className="approval-step">
        <StatusTag tone={decisionTones[kind]}>{t(`decided.${kind}`)}</StatusTag>
        {(kind === 'approve' || kind === 'approve_less') && <MoneyText value={amount} />}
        <span>{decidedBy}</span>
        <time className="soft figure">{formatInstant(decidedAt, timeZone)}</time>
      </div>
      <blockquote className="application-reason">{reason}</blockquote>
      {conditions.length > 0 && (
        <ul className="application-doubts">
          {conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
