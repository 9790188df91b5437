import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Statement } from './assessment.ts';

type Props = {
  readonly statement: Statement;
  /** Shows what of its year came after the statement before. */
  readonly alone: boolean;
  readonly onCorrect: (id: string) => void;
};

/** The head of a statement's column: its period, whose it is, what stands behind it, and whether it is used. */
export function PeriodHead({ statement, alone, onCorrect }: Props) {
  const { t } = useTranslation('assessment');
  const may = useMay();
  const { id, periodEnd, span, scope, flows, assurance, opinion, speaks, since } = statement;
  return (
    <>
      {periodEnd}
      <div className="soft">
        {t(`spans.${span}`)} · {opinion === null ? t(`kinds.assurances.${assurance}`) : t(`opinions.${opinion}`)}
        {scope === 'parent' && ` · ${t('kinds.scopes.parent')}`}
        {flows !== 'year_to_date' && ` · ${t(`kinds.flowBases.${flows}`)}`}
      </div>
      {alone && <div className="soft">{t('statements.after', { day: since.after })}</div>}
      {!speaks && (
        <div title={t('statements.silentNote')}>
          <StatusTag tone="quiet">{t('statements.silent')}</StatusTag>
        </div>
      )}
      {may('statements:write') && (
        <Button type="link" size="small" className="statement-correct" onClick={() => onCorrect(id)}>
          {t('statements.correct')}
        </Button>
      )}
    </>
  );
}
