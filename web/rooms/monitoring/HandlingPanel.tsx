import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { useWhyNotText } from '../../ui/refusal-text.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { Deadline } from './Deadline.tsx';
import { useTakeOver } from './handle-warning.ts';
import { LowerLimitDrawer } from './LowerLimitDrawer.tsx';
import { ReasonedMeasure } from './ReasonedMeasure.tsx';
import { type Warning, type WarningAction, whyNot } from './warning.ts';

const wordOf = {
  take_over: 'take_over',
  assign: 'assign',
  note: 'note',
  freeze: 'freeze',
  propose_lower_limit: 'lowerLimit',
  pull_review_forward: 'review',
  close: 'close',
} as const satisfies Record<WarningAction, string>;

const measures = ['freeze', 'propose_lower_limit', 'pull_review_forward'] as const;

const suggestedAs = {
  freeze: 'freeze_new_orders',
  propose_lower_limit: 'propose_lower_limit',
  pull_review_forward: 'review',
} as const;

/** What the policy suggests at this line stands before what else may be done. */
function suggestedFirst({ measures: suggested }: Warning) {
  const place = (measure: (typeof measures)[number]) => (suggested.includes(suggestedAs[measure]) ? 0 : 1);
  return measures.toSorted((a, b) => place(a) - place(b));
}

/** Whose it is and until when; then what the reader may do. What they may not is said with its reason. */
export function HandlingPanel({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const may = useMay();
  const [opened, setOpened] = useState<WarningAction>();
  const takeOver = useTakeOver(warning.id);
  const problemText = useProblemText('monitoring');
  const whyNotText = useWhyNotText('monitoring');
  const { owner, ownerRole, deadline, daysLeft, version } = warning;
  const close = () => setOpened(undefined);
  const canDo = (action: WarningAction) =>
    whyNot(warning, action) === null && !(action === 'freeze' && warning.isFrozen);
  const button = (action: WarningAction, primary = false) =>
    canDo(action) && (
      <Button
        key={action}
        {...(primary && { type: 'primary' as const })}
        danger={action === 'freeze'}
        loading={action === 'take_over' && takeOver.isPending}
        onClick={() => (action === 'take_over' ? take() : setOpened(action))}
      >
        {t(`actions.${wordOf[action]}`)}
      </Button>
    );
  const take = () =>
    takeOver.mutate(
      { version },
      {
        onSuccess: () => void message.success(t('actions.tookOver')),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  const denied = (['take_over', 'close', 'assign', ...measures] as const).flatMap((action) => {
    const why = whyNot(warning, action);
    return why === null || why.code === 'already_yours' ? [] : [{ action, why }];
  });
  return (
    <section className="panel stack">
      <dl className="warning-owner">
        <div>
          <dt>{t('fields.owner')}</dt>
          <dd>
            {owner === null ? common(`roles.${ownerRole}`) : owner.name}
            <span className="soft"> · {owner === null ? t('list.nobody') : common(`roles.${ownerRole}`)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('fields.deadline')}</dt>
          <dd>
            <Deadline day={deadline} daysLeft={daysLeft} />
          </dd>
        </div>
      </dl>
      {may('warnings:handle') && (
        <>
          <div className="warning-actions">
            {button('take_over', true)}
            {button('close', !canDo('take_over'))}
            {suggestedFirst(warning).map((measure) => button(measure))}
            {button('note')}
            {button('assign')}
          </div>
          {denied.length > 0 && (
            <ul className="warning-denied">
              {denied.map(({ action, why }) => (
                <li key={action} className="soft">
                  {t('actions.whyNot', { action: t(`actions.${wordOf[action]}`), reason: whyNotText(why) })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <ReasonedMeasure warning={warning} opened={opened} onClose={close} />
      <AssignDialog warning={warning} isOpen={opened === 'assign'} onClose={close} />
      <CloseDialog warning={warning} isOpen={opened === 'close'} onClose={close} />
      <LowerLimitDrawer warning={warning} isOpen={opened === 'propose_lower_limit'} onClose={close} />
    </section>
  );
}
