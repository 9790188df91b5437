import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { sellersQuery } from '../receivables/sellers.ts';
import { CheckDrawer } from './CheckDrawer.tsx';
import { type Hold, holdPages, holdStatuses } from './hold.ts';
import { useHoldColumns } from './hold-columns.tsx';
import { useLiveHolds } from './live.ts';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import type { TypedTerms } from './ReleaseFields.tsx';
import { ReleaseReport } from './ReleaseReport.tsx';
import { useReleases } from './releases.ts';
import './holds.css';

/** The orders that wait for somebody: why each is held, and the release with its reason. */
export function HoldDeskPage() {
  const { t } = useTranslation('exposure');
  const [{ status: wanted, mine: wantsMine, seller }, change] = useAddress();
  const mine = wantsMine === 'true';
  const status = holdStatuses.find((one) => one === wanted) ?? 'open';
  const query = useInfiniteQuery(holdPages(status, { mine, ...(seller !== undefined && { sellerCode: seller }) }));
  const { data: sellers = [] } = useQuery(sellersQuery);
  const rows = query.data ?? [];
  useLiveHolds();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<readonly Hold[]>([]);
  const [start, setStart] = useState<Partial<TypedTerms>>();
  const [opened, setOpened] = useState<Hold>();
  const releases = useReleases();
  const mayRelease = useMay()('holds:release');
  const canRelease = (hold: Hold) =>
    mayRelease && hold.mayRelease && hold.status === 'open' && hold.now?.withinAuthority !== false;
  const chosen = rows.filter((hold) => selected.includes(hold.id));
  const ask = (holds: readonly Hold[], start?: Partial<TypedTerms>) => {
    releases.forget();
    setStart(start);
    setAsked(holds);
  };
  const askForCurrent = () => {
    const key = document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key');
    const current = rows.filter((hold) => hold.id === key && canRelease(hold));
    if (chosen.length > 0 || current.length > 0) ask(chosen.length > 0 ? chosen : current);
  };
  useKeys(
    status === 'open' && mayRelease
      ? [
          { key: 'r', name: t('holds.releaseKey'), run: askForCurrent },
          { key: 'a', name: t('holds.releaseKey'), run: askForCurrent },
        ]
      : [],
  );
  const columns = useHoldColumns(status, { canRelease, onRelease: (hold, way) => ask([hold], way) });
  return (
    <>
      <PageHeader
        title={t('holds.title')}
        note={t('holds.note')}
        action={
          chosen.length > 0 && (
            <Button type="primary" onClick={() => ask(chosen)}>
              {t('holds.releaseMany', { count: chosen.length })}
            </Button>
          )
        }
      />
      <ReleaseReport results={asked.length === 0 ? releases.results : []} onClose={releases.forget} />
      <DataTable<Hold>
        name={`holds-${status}`}
        label={t('holds.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        onOpen={setOpened}
        {...(status === 'open' && mayRelease && { selection: { keys: selected, onChange: setSelected } })}
        tools={
          <>
            <Segmented
              className="hold-states"
              aria-label={t('holds.status')}
              value={status}
              options={holdStatuses.map((value) => ({ value, label: t(`holdStatuses.${value}`) }))}
              onChange={(value) => {
                setSelected([]);
                change({ status: value === 'open' ? undefined : value });
              }}
            />
            <Checkbox checked={mine} onChange={({ target }) => change({ mine: target.checked ? 'true' : undefined })}>
              {t('holds.mine')}
            </Checkbox>
            {sellers.length > 0 && (
              <Select
                allowClear
                aria-label={t('marks.sellerCode')}
                placeholder={t('marks.anySeller')}
                {...(seller !== undefined && { value: seller })}
                options={sellers.map(({ code, name }) => ({ value: code, label: name }))}
                popupMatchSelectWidth={false}
                onChange={(code: string | undefined) => change({ seller: code })}
              />
            )}
          </>
        }
        empty={<NoHolds isOpen={status === 'open'} />}
      />
      <ReleaseDialog
        holds={asked}
        start={start}
        releases={releases}
        onDone={() => {
          setAsked([]);
          setSelected([]);
          setOpened(undefined);
        }}
        onClose={() => setAsked([])}
      />
      <CheckDrawer
        checkId={opened?.checkId ?? undefined}
        hold={opened}
        onClose={() => setOpened(undefined)}
        onRelease={opened !== undefined && canRelease(opened) ? (way) => ask([opened], way) : undefined}
        action={
          opened !== undefined && canRelease(opened) && asked.length === 0 ? (
            <Button type="primary" onClick={() => ask([opened])}>
              {t('holds.release')}
            </Button>
          ) : undefined
        }
      />
    </>
  );
}

function NoHolds({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  return (
    <EmptyState
      title={isOpen ? t('holds.empty') : t('holds.emptyHistory')}
      action={isOpen && may('credit:check') && <ButtonLink to="/orders/check">{t('check.title')}</ButtonLink>}
    >
      {isOpen && t('holds.emptyNote')}
    </EmptyState>
  );
}
