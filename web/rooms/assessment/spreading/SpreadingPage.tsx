import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { ForbiddenState } from '../../../ui/ForbiddenState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import { customerQuery } from '../../customers/customer.ts';
import { ReviewSpread } from './ReviewSpread.tsx';
import { type Sheets, type Spread, type SpreadAsked, useReadSheets, useSpread } from './spreading.ts';
import { TakeIn } from './TakeIn.tsx';
import './spreading.css';

/** Statements of a customer, from its own workbook or from the clipboard, looked at line by line before they are saved. */
export function SpreadingPage() {
  const { t } = useTranslation('spreading');
  const { code = '' } = useParams({ strict: false });
  const may = useMay();
  const customer = useQuery(customerQuery(code));
  const problemText = useProblemText('spreading');
  const [sheets, setSheets] = useState<{ readonly name: string; readonly sheets: Sheets }>();
  const [spread, setSpread] = useState<Spread>();
  const [said, say] = useState<Partial<SpreadAsked>>({});
  const read = useReadSheets();
  const ask = useSpread();
  const problem = read.error ?? ask.error;
  const spreadOf = (name: string, given: Sheets, more: Partial<SpreadAsked> = {}) =>
    ask.mutate(
      { customerCode: code, sheets: given, ...more },
      {
        onSuccess: (answer) => {
          setSheets({ name, sheets: given });
          setSpread(answer);
          say(more);
        },
      },
    );
  const takeFile = (file: File) => read.mutate(file, { onSuccess: (answer) => spreadOf(file.name, answer.sheets) });
  if (!may('statements:write')) return <ForbiddenState scope="statements:write" />;
  if (customer.error) return <ErrorState error={customer.error} onRetry={() => void customer.refetch()} />;
  return (
    <div className="stack">
      <PageHeader
        title={t('title', { name: customer.data?.name ?? code })}
        note={
          <Link to="/customers/$code" params={{ code }} search={{ tab: 'assessment' }}>
            {t('back')}
          </Link>
        }
      />
      {problem !== null && <Alert type="error" role="alert" title={problemText(problem)} />}
      {sheets === undefined || spread === undefined ? (
        <TakeIn
          isPending={read.isPending || ask.isPending}
          onFile={takeFile}
          onTable={(rows) => spreadOf(t('pasted'), [{ name: t('pasted'), rows }])}
        />
      ) : (
        <ReviewSpread
          code={code}
          source={sheets.name}
          spread={spread}
          isPending={ask.isPending}
          onAgain={(more) => spreadOf(sheets.name, sheets.sheets, { ...said, ...more })}
          onOther={() => setSpread(undefined)}
        />
      )}
    </div>
  );
}
