import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { useSession } from '../../../app/session.ts';
import { formatInstant, formatPercent, noValue } from '../../../format.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Customer } from '../../customers/customer.ts';
import { isCurrent, outlooksQuery, outlookTones } from '../outlooks/outlooks.ts';
import { JudgedBy } from './JudgedBy.tsx';
import { type Question, questionsQuery } from './questions.ts';
import './questions.css';

/** The business and the people who run it, as it counts now: the answer, what it rests on, whose and when. */
export function BusinessPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('judgements');
  const query = useQuery(questionsQuery(customer.code));
  return (
    <section className="panel stack" aria-labelledby="business">
      <h2 id="business" className="panel-title">
        {t('panel')}
      </h2>
      <IndustryOutlook industry={customer.industry} />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={8} />
      ) : (
        <table className="assessment-table business-table">
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              <th scope="col">{t('answer')}</th>
              <th scope="col">{t('evidenceHead')}</th>
              <th scope="col">{t('byHead')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((question) => (
              <Row key={question.code} question={question} customerCode={customer.code} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ question, customerCode }: { readonly question: Question; readonly customerCode: string }) {
  const { t } = useTranslation('judgements');
  const text = useText();
  const { timeZone } = useSession().company;
  const { name, answer, judged, isScored } = question;
  return (
    <tr>
      <th scope="row">
        {text(name)} {!isScored && <span className="soft">{t('notScored')}</span>}
      </th>
      <td>
        <AnswerText question={question} />
      </td>
      <td>
        {isSharedBy(judged) ? (
          <JudgedBy question={question} customerCode={customerCode} />
        ) : answer === null || answer.evidence === '' ? (
          <span className="soft">{noValue}</span>
        ) : (
          answer.evidence
        )}
      </td>
      <td className="soft">
        {answer !== null && `${answer.answeredBy} ${formatInstant(answer.answeredAt, timeZone)}`}
      </td>
    </tr>
  );
}

/** Whether more than one person had a say. */
function isSharedBy(judged: Question['judged']): boolean {
  if (judged === null) return false;
  return judged.settled !== null || judged.others.length + (judged.mine === null ? 0 : 1) > 1;
}

function AnswerText({ question: { unit, answer, judged, levels } }: { readonly question: Question }) {
  const { t } = useTranslation('judgements');
  const text = useText();
  if (judged !== null && judged.hidden > 0)
    return <span className="soft">{t('hidden', { count: judged.hidden })}</span>;
  if (answer === null) return <span className="soft">{t('unknown')}</span>;
  if (typeof answer.value === 'number')
    return (
      <span className="figure">
        {unit === 'percent' ? formatPercent(answer.value) : `${answer.value} ${t('years')}`}
      </span>
    );
  const label = levels.find((one) => one.answer === answer.value)?.label;
  return (
    <>
      {answer.level !== null && <strong className="figure">{answer.level} / 5 </strong>}
      {label === undefined ? answer.value : text(label)}
    </>
  );
}

function IndustryOutlook({ industry }: { readonly industry: string | null }) {
  const { t } = useTranslation('judgements');
  const { t: words } = useTranslation('outlooks');
  const today = useToday();
  const { data } = useQuery(outlooksQuery);
  if (industry === null) return <p className="soft assessment-note">{t('noIndustry')}</p>;
  const found = data?.find((one) => one.industry === industry);
  if (data === undefined) return null;
  return (
    <p className="assessment-note">
      {t('outlookOf', { industry })}{' '}
      {found === undefined ? (
        <StatusTag tone="quiet">{t('noOutlook')}</StatusTag>
      ) : (
        <>
          <StatusTag tone={isCurrent(found, today) ? outlookTones[found.outlook] : 'soon'}>
            {words(`levels.${found.outlook}`)}
            {!isCurrent(found, today) && ` · ${words('expired')}`}
          </StatusTag>{' '}
          {found.reason}
          <span className="soft">
            {' '}
            {[
              found.source,
              found.owner,
              found.statedOn ?? found.changedAt.slice(0, 10),
              found.validTo === null ? words('noEnd') : words('until', { day: found.validTo }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </>
      )}{' '}
      <Link to="/industry-outlooks">{words('title')}</Link>
    </p>
  );
}
