import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { JudgedList } from './JudgedList.tsx';
import type { Question } from './questions.ts';
import { SettleDialog } from './SettleDialog.tsx';

type Props = { readonly question: Question; readonly customerCode: string };

/** Who else judged, where they differ, and how it was settled. Who has not judged yet sees only that somebody did. */
export function JudgedBy({ question, customerCode }: Props) {
  const { t } = useTranslation('judgements');
  const text = useText();
  const { timeZone } = useSession().company;
  const [isSettling, setSettling] = useState(false);
  const { judged, answer, name } = question;
  if (judged === null) return null;
  const { mine, others, hidden, differs, maySettle, settled, because } = judged;
  if (hidden > 0) return <p className="soft question-note">{t('hidden', { count: hidden })}</p>;
  if (mine === null && others.length === 0 && settled === null && answer !== null)
    return (
      <p className="soft question-note">
        {t('byAlone', { name: answer.answeredBy, at: formatInstant(answer.answeredAt, timeZone), value: labelOf() })}
      </p>
    );
  return (
    <div className="judged">
      <JudgedList judged={judged} />
      {differs && (
        <div className="judged-difference">
          <StatusTag tone="soon">{t('differs')}</StatusTag>
          <span>{t('cautious', { level: answer?.level ?? '' })}</span>
          {maySettle ? (
            <Button size="small" onClick={() => setSettling(true)}>
              {t('settle')}
            </Button>
          ) : (
            <span className="soft">{t('settleByThird')}</span>
          )}
        </div>
      )}
      {because === 'agreed' && <StatusTag tone="fine">{t('agreed')}</StatusTag>}
      {because === 'settled' && settled !== null && (
        <div>
          <StatusTag tone="fine">{t('settled', { level: settled.level })}</StatusTag>{' '}
          <span className="soft">
            {settled.settledBy} {formatInstant(settled.settledAt, timeZone)} {settled.reason}
          </span>
        </div>
      )}
      {maySettle && (
        <SettleDialog
          customerCode={customerCode}
          question={question}
          title={text(name)}
          isOpen={isSettling}
          onClose={() => setSettling(false)}
        />
      )}
    </div>
  );

  function labelOf(): string {
    const label = question.levels.find((one) => one.answer === answer?.value)?.label;
    return label === undefined ? String(answer?.value ?? '') : text(label);
  }
}
