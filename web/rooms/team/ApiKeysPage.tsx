import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { type ApiKey, apiKeyPages, type CreatedApiKey } from './api-key.ts';
import { useApiKeyColumns } from './api-key-columns.tsx';
import { CreateKeyDrawer } from './CreateKeyDrawer.tsx';
import { KeyShownOnce } from './KeyShownOnce.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import './team.css';

/** The keys by which machines come in. */
export function ApiKeysPage() {
  const { t } = useTranslation('team');
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const query = useInfiniteQuery(apiKeyPages);
  const columns = useApiKeyColumns(setRevoking);
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('keys.title')} note={t('keys.note')} action={create} />
      <DataTable<ApiKey>
        name="api-keys"
        label={t('keys.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        empty={
          <EmptyState title={t('keys.empty')} action={create}>
            {t('keys.emptyNote')}
          </EmptyState>
        }
      />
      <CreateKeyDrawer
        isOpen={isCreating}
        onCreated={(key) => {
          setCreating(false);
          setCreated(key);
        }}
        onClose={() => setCreating(false)}
      />
      <KeyShownOnce created={created} onClose={() => setCreated(undefined)} />
      <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />
    </>
  );
}
