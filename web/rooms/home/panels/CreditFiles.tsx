import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../format.ts';
import { GradeText } from '../../../ui/GradeText.tsx';
import { MoneyText } from '../../../ui/MoneyText.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { type FileWithGaps, fileGapsQuery, gradeChangesQuery } from '../../reports/reports.ts';
import { FewTable } from '../FewTable.tsx';
import { Nothing, Panel } from '../Panel.tsx';

const filesShown = 8;

/** Whose file lacks figures or a fresh assessment: what could be lost most stands first. */
export function FileGapsPanel() {
  const { t } = useTranslation('home');
  const query = useQuery(fileGapsQuery(filesShown));
  return (
    <Panel title={t('fileGaps.title')} count={query.data?.count} query={query} lines={8}>
      {({ files, periodDue }) =>
        files.length === 0 ? (
          <Nothing>{t('fileGaps.none')}</Nothing>
        ) : (
          <>
            <FewTable<FileWithGaps>
              label={t('fileGaps.title')}
              rows={files}
              rowKey={({ customerCode }) => customerCode}
              columns={[
                {
                  key: 'customer',
                  title: t('fields.customer'),
                  render: ({ customerCode, customerName }) => (
                    <Link
                      to="/customers/$code"
                      params={{ code: customerCode }}
                      search={{ tab: 'assessment' }}
                      className="home-customer"
                    >
                      {customerName}
                    </Link>
                  ),
                },
                {
                  key: 'exposure',
                  title: t('fields.exposure'),
                  isFigure: true,
                  render: ({ exposure }) => <MoneyText value={exposure} />,
                },
                {
                  key: 'limit',
                  title: t('fields.limit'),
                  isFigure: true,
                  render: ({ limit }) => <MoneyText value={limit} />,
                },
                {
                  key: 'grade',
                  title: t('fields.grade'),
                  render: ({ grade, modelGrade }) =>
                    grade === null ? t('notAssessed') : <GradeText grade={grade} modelGrade={modelGrade} />,
                },
                {
                  key: 'gaps',
                  title: t('fileGaps.lacks'),
                  grows: true,
                  render: ({ gaps, latestAnnual, assessedOn }) => (
                    <span className="tags">
                      {gaps.map((gap) => (
                        <StatusTag key={gap} tone={gap === 'no_statement' ? 'act' : 'soon'}>
                          {t(`fileGaps.gaps.${gap}`, { period: formatDay(latestAnnual), day: formatDay(assessedOn) })}
                        </StatusTag>
                      ))}
                    </span>
                  ),
                },
              ]}
            />
            <p className="home-note">{t('fileGaps.note', { day: periodDue })}</p>
          </>
        )
      }
    </Panel>
  );
}

/** Whose grade became another in the last quarter. */
export function GradeChangesPanel() {
  const { t } = useTranslation('home');
  const { t: common } = useTranslation();
  const query = useQuery(gradeChangesQuery);
  return (
    <Panel title={t('gradeChanges.title')} query={query}>
      {({ changes, since }) =>
        changes.length === 0 ? (
          <Nothing>{t('gradeChanges.none', { day: since })}</Nothing>
        ) : (
          <FewTable
            label={t('gradeChanges.title')}
            rows={changes}
            rowKey={({ customerCode, assessedOn, after }) => `${customerCode} ${assessedOn} ${after}`}
            columns={[
              {
                key: 'customer',
                title: t('fields.customer'),
                grows: true,
                render: ({ customerCode, customerName }) => (
                  <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'assessment' }}>
                    {customerName}
                  </Link>
                ),
              },
              {
                key: 'change',
                title: t('gradeChanges.change'),
                render: ({ before, after, modelGrade, isWorse }) => (
                  <span className="tags">
                    <StatusTag tone={isWorse ? 'soon' : 'fine'}>
                      {before} → {after}
                    </StatusTag>
                    {modelGrade !== null && common('grade.overridden', { grade: modelGrade })}
                  </span>
                ),
              },
              { key: 'day', title: t('gradeChanges.day'), isFigure: true, render: ({ assessedOn }) => assessedOn },
            ]}
          />
        )
      }
    </Panel>
  );
}
