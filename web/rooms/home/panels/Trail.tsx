import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatCount, formatInstant } from '../../../format.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { useTimelineWords } from '../../customers/timeline-words.ts';
import { decisionPages, type RecordedDecision, trailQuery, verifyTrail } from '../../reports/reports.ts';
import { Nothing, Panel } from '../Panel.tsx';

/** Any decision, by what somebody remembers of it. */
export function SearchPanel() {
  const { t } = useTranslation('home');
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery(decisionPages(search));
  return (
    <Panel title={t('search.title')} query={query} lines={8}>
      {(decisions) => (
        <>
          <Input.Search
            className="home-search"
            allowClear
            placeholder={t('search.placeholder')}
            aria-label={t('search.placeholder')}
            onSearch={(text) => setSearch(text.trim())}
          />
          {decisions.length === 0 ? <Nothing>{t('search.none')}</Nothing> : <Decisions decisions={decisions} />}
          {query.hasNextPage && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('search.more')}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

function Decisions({ decisions }: { readonly decisions: readonly RecordedDecision[] }) {
  const { currency } = useSession().company;
  const phrase = useTimelineWords();
  const items = decisions.map((decision) => {
    const item = phrase({ ...decision, currency: decision.customer?.currency ?? currency });
    const { customer } = decision;
    if (customer === null) return item;
    return {
      ...item,
      what: (
        <>
          <Link to="/customers/$code" params={{ code: customer.code }} search={{ tab: 'timeline' }}>
            {customer.name}
          </Link>
          {' · '}
          {item.what}
        </>
      ),
    };
  });
  return <Timeline items={items} />;
}

/** How long the trail is, where its chain ends, and the proof that it holds. */
export function TrailPanel() {
  const { t } = useTranslation('home');
  const { timeZone } = useSession().company;
  const query = useQuery(trailQuery);
  const verify = useMutation({ mutationFn: verifyTrail });
  return (
    <Panel title={t('trail.title')} query={query}>
      {({ entries, unsealed, lastSeal }) => (
        <>
          <dl className="figures">
            <div>
              <dt>{t('trail.entries')}</dt>
              <dd className="figure">{formatCount(entries)}</dd>
            </div>
            <div>
              <dt>{t('trail.seals')}</dt>
              <dd className="figure">{formatCount(lastSeal?.sealNo ?? 0)}</dd>
            </div>
            <div>
              <dt>{t('trail.unsealed')}</dt>
              <dd className="figure">{formatCount(unsealed)}</dd>
            </div>
            <div>
              <dt>{t('trail.sealedAt')}</dt>
              <dd className="figure">{formatInstant(lastSeal?.sealedAt, timeZone)}</dd>
            </div>
          </dl>
          {lastSeal !== null && (
            <p className="home-note">
              {t('trail.lastHash')} <span className="trail-hash">{lastSeal.hash}</span>
            </p>
          )}
          <div className="trail-verdict" aria-live="polite">
            <Button loading={verify.isPending} onClick={() => verify.mutate()}>
              {t('trail.verify')}
            </Button>
            {verify.error !== null && <ErrorState error={verify.error} />}
            {verify.data !== undefined && <Verdict {...verify.data} />}
          </div>
        </>
      )}
    </Panel>
  );
}

type Verification = Awaited<ReturnType<typeof verifyTrail>>;

function Verdict({ finding, entries, seals }: Verification) {
  const { t } = useTranslation('home');
  if (finding === null)
    return (
      <StatusTag tone="fine">
        {t('trail.holds', { entries: formatCount(entries), seals: formatCount(seals) })}
      </StatusTag>
    );
  return (
    <StatusTag tone="act">
      {t('trail.broken', { what: t(`trail.findings.${finding.kind as 'entry_changed'}`), seal: finding.sealNo ?? '—' })}
      {finding.entryId !== null && <span className="trail-hash"> {finding.entryId}</span>}
    </StatusTag>
  );
}
