import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { TabLinks } from '../../../ui/TabLinks.tsx';
import { useText } from '../../../ui/use-text.ts';
import { keepDraft, useKeptDraft } from '../scorecard/draft-store.ts';
import { scorecardQuery } from '../scorecard/scorecard.ts';
import { CompareTopic } from './CompareTopic.tsx';
import { MemberPanel } from './MemberPanel.tsx';
import { type Weightings, weightingsQuery } from './weights.ts';
import './weights.css';

/** A committee sets weights: each member compares pair by pair, and the scorecard’s draft takes what comes of it. */
export function WeightsPage() {
  const query = useQuery(weightingsQuery);
  if (query.data !== undefined) return <Weigh weightings={query.data} />;
  return query.error === null ? (
    <Loading lines={14} />
  ) : (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  );
}

function Weigh({ weightings: { topics, weights, version } }: { readonly weightings: Weightings }) {
  const { t } = useTranslation('weights');
  const text = useText();
  const navigate = useNavigate();
  const [{ tab }] = useAddress();
  const kept = useKeptDraft();
  const { data: scorecard } = useQuery(scorecardQuery);
  const topic = topics.find((one) => one.topic === tab) ?? topics[0];
  const isWeighed = topics.some(({ combined }) => combined !== null);
  const take = () => {
    if (scorecard === undefined) return;
    const draft = kept?.replaces === scorecard.version ? kept.draft : scorecard.draft;
    const byCode = new Map(weights.map(({ code, weight }) => [code, weight]));
    const factors = draft.factors.map((factor) => ({ ...factor, weight: byCode.get(factor.code) ?? factor.weight }));
    keepDraft({ replaces: scorecard.version, draft: { ...draft, factors } });
    void navigate({ to: '/policy/scorecard' });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={<span className="figure">{t('of', { version })}</span>}
        note={t('note')}
        action={
          <Button type="primary" disabled={!isWeighed || scorecard === undefined} onClick={take}>
            {t('take')}
          </Button>
        }
      />
      {!isWeighed && <p className="soft">{t('nobody')}</p>}
      <TabLinks
        label={t('topics')}
        tabs={topics.map((one) => one.topic)}
        current={topic?.topic}
        nameOf={(name) => text(topics.find((one) => one.topic === name)?.name ?? { zh: name, en: name })}
      />
      {topic !== undefined && (
        <div className="weights-body">
          <CompareTopic key={topic.topic} topic={topic} />
          <MemberPanel topic={topic} weights={weights} />
        </div>
      )}
    </>
  );
}
