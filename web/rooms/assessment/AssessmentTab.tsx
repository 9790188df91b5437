import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import type { Customer } from '../customers/customer.ts';
import { PaymentHistoryPanel } from '../receivables/history/PaymentHistoryPanel.tsx';
import { useAssessCustomer } from './assess-customer.ts';
import { latestAssessmentQuery } from './assessment.ts';
import { ExternalPanel } from './external/ExternalPanel.tsx';
import { FactorTable } from './FactorTable.tsx';
import { GradePanel } from './GradePanel.tsx';
import { ModelsPanel } from './ModelsPanel.tsx';
import { OverrideDrawer } from './overrides/OverrideDrawer.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import { BusinessPanel } from './questions/BusinessPanel.tsx';
import { QuestionsDrawer } from './questions/QuestionsDrawer.tsx';
import { RatioTable } from './RatioTable.tsx';
import { SectionLinks } from './SectionLinks.tsx';
import { StatementDrawer } from './StatementDrawer.tsx';
import { StatementTable } from './StatementTable.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { WhyPanel } from './WhyPanel.tsx';
import './assessment.css';

/** The grade, where each of its points comes from, and the figures that it was made from. */
export function AssessmentTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const may = useMay();
  const problemText = useProblemText('assessment');
  const [{ statement, answers, override }, change] = useAddress();
  const latest = useQuery(latestAssessmentQuery(customer.code));
  const assess = useAssessCustomer(customer.code);
  const run = () =>
    assess.mutate({}, { onSuccess: ({ grade, score }) => void message.success(t('assessed', { grade, score })) });
  const assessButton = may('assessments:write') && (
    <Button type="primary" loading={assess.isPending} onClick={run}>
      {t('assessNow')}
    </Button>
  );
  return (
    <div className="stack">
      <div className="assessment-actions">
        {assessButton}
        {may('assessments:write') && <Button onClick={() => change({ answers: 'open' })}>{t('answers.action')}</Button>}
        {may('grades:override') && latest.data && (
          <Button onClick={() => change({ override: 'open' })}>{t('overrides.action')}</Button>
        )}
        {may('statements:write') && (
          <>
            <Button onClick={() => change({ statement: 'new' })}>{t('statements.enter')}</Button>
            <ButtonLink to="/customers/$code/statements/new" params={{ code: customer.code }}>
              {t('statements.fromFile')}
            </ButtonLink>
          </>
        )}
      </div>
      {assess.error !== null && <Alert type="error" role="alert" title={problemText(assess.error)} />}
      {latest.error ? (
        <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />
      ) : latest.data === undefined ? (
        <Loading lines={8} />
      ) : latest.data === null ? (
        <EmptyState title={t('none')}>{t('noneNote')}</EmptyState>
      ) : (
        <>
          <SectionLinks />
          <GradePanel assessment={latest.data} />
          <WhyPanel assessment={latest.data} />
          <QualityPanel assessment={latest.data} />
          <FactorTable assessment={latest.data} />
        </>
      )}
      <BusinessPanel customer={customer} />
      {may('receivables:read') && <PaymentHistoryPanel customer={customer} />}
      <ExternalPanel customer={customer} />
      <ModelsPanel code={customer.code} />
      <TrendPanel code={customer.code} />
      <RatioTable code={customer.code} />
      <StatementTable customer={customer} onCorrect={(id) => change({ statement: id })} />
      <StatementDrawer customer={customer} opened={statement} onClose={() => change({ statement: undefined })} />
      {latest.data && (
        <OverrideDrawer
          customer={customer}
          assessment={latest.data}
          isOpen={override === 'open'}
          onClose={() => change({ override: undefined })}
        />
      )}
      <QuestionsDrawer customer={customer} isOpen={answers === 'open'} onClose={() => change({ answers: undefined })} />
    </div>
  );
}
