import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { ColumnMap } from './ColumnMap.tsx';
import { useDryRunImport } from './dry-run-import.ts';
import { fieldKey } from './field-key.ts';
import { FileFacts } from './FileFacts.tsx';
import { type Import, previewQuery, type Reading, type RunOptions } from './import.ts';
import { ReadingOptions } from './ReadingOptions.tsx';
import { SampleRows } from './SampleRows.tsx';

type Props = { readonly one: Import; readonly onSent: () => void; readonly onLeave: () => void };

/** How the file is read: which column is what, how its days are written. What is changed shows at once below. */
export function ReadingStep({ one, onSent, onLeave }: Props) {
  const { t } = useTranslation('integrations');
  const problemText = useProblemText('integrations');
  const { map, dateOrder, currency, createCustomers, allOrNothing } = one.options;
  const [reading, setReading] = useState<Reading>({ map, dateOrder, currency: currency ?? undefined });
  const [extra, setExtra] = useState({ createCustomers, allOrNothing });
  const preview = useQuery(previewQuery(one.id, reading));
  const dryRun = useDryRunImport(one.id);
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <Loading lines={10} />;
  const { missing } = preview.data;
  const options: RunOptions = { ...reading, map: { ...reading.map }, ...extra };
  return (
    <>
      <FileFacts preview={preview.data} />
      <ColumnMap
        preview={preview.data}
        onMap={(field, header) => setReading({ ...reading, map: { ...reading.map, [field]: header } })}
      />
      <ReadingOptions
        kind={one.kind}
        preview={preview.data}
        reading={reading}
        extra={extra}
        onReading={setReading}
        onExtra={setExtra}
      />
      <SampleRows preview={preview.data} />
      {dryRun.isError && <Alert type="error" role="alert" title={problemText(dryRun.error)} />}
      {missing.length > 0 && (
        <Alert
          type="warning"
          title={t('map.missing', { fields: missing.map((field) => t(fieldKey(field))).join(t('separator')) })}
        />
      )}
      <div className="import-actions">
        <Button onClick={onLeave}>{t('leave')}</Button>
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={dryRun.isPending}
          onClick={() => dryRun.mutate(options, { onSuccess: onSent })}
        >
          {t('map.check')}
        </Button>
      </div>
    </>
  );
}
