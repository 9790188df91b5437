import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { type Hold, holdPages } from './hold.ts';
import { useHoldColumns } from './hold-columns.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import type { TypedTerms } from './ReleaseFields.tsx';
import { ReleaseReport } from './ReleaseReport.tsx';
import { useReleases } from './releases.ts';

type Props = { readonly code: string; readonly onOpen: (hold: Hold) => void };

/** The held orders of one customer; nothing at all when none is held. */
export function CustomerHolds({ code, onOpen }: Props) {
  const { t } = useTranslation('exposure');
  const mayRelease = useMay()('holds:release');
  const query = useInfiniteQuery(holdPages('open', { customerCode: code }));
  const [asked, setAsked] = useState<readonly Hold[]>([]);
  const [start, setStart] = useState<Partial<TypedTerms>>();
  const releases = useReleases();
  const columns = useHoldColumns('open', {
    canRelease: (hold) => mayRelease && hold.mayRelease && hold.now?.withinAuthority !== false,
    onRelease: (hold, way) => {
      releases.forget();
      setStart(way);
      setAsked([hold]);
    },
  });
  const rows = query.data ?? [];
  return (
    <>
      <ReleaseReport results={asked.length === 0 ? releases.results : []} onClose={releases.forget} />
      {rows.length > 0 && (
        <DataTable<Hold>
          name="customer-holds"
          label={t('holds.title')}
          columns={columns.filter(
            ({ key }) => key !== 'customer' || rows.some(({ payerCode }) => payerCode !== undefined),
          )}
          rows={rows}
          rowKey={({ id }) => id}
          query={query}
          onOpen={onOpen}
          tools={<h2 className="panel-title">{t('holds.title')}</h2>}
        />
      )}
      <ReleaseDialog
        holds={asked}
        start={start}
        releases={releases}
        onDone={() => setAsked([])}
        onClose={() => setAsked([])}
      />
    </>
  );
}
