import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address.ts';
import { useMay } from '../../../app/session.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { TabLinks } from '../../../ui/TabLinks.tsx';
import { keepDraft, useKeptDraft } from './draft-store.ts';
import { EditionPanel } from './EditionPanel.tsx';
import { EffectPanel } from './EffectPanel.tsx';
import { FactorEditor } from './FactorEditor.tsx';
import { FaultList } from './FaultList.tsx';
import { ProposeDrawer } from './ProposeDrawer.tsx';
import { ScaleEditor } from './ScaleEditor.tsx';
import { checkQuery, type Edit, type Scorecard, scorecardQuery } from './scorecard.ts';
import { useSettled } from './use-settled.ts';
import { ValidationPanel } from './ValidationPanel.tsx';
import { VariantEditor } from './VariantEditor.tsx';
import { VetoEditor } from './VetoEditor.tsx';
import './scorecard.css';

const parts = ['factors', 'vetoes', 'variants', 'scale', 'validation', 'versions'] as const;
/** What needs no right to draft. */
const readParts = ['versions', 'validation'] as const;

/** A draft of the scorecard, and beside it what it would do: to one customer, and to the whole portfolio. */
export function ScorecardPage() {
  const query = useQuery(scorecardQuery);
  if (query.data !== undefined) return <Editor key={query.data.version} scorecard={query.data} />;
  return query.error === null ? (
    <Loading lines={14} />
  ) : (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  );
}

function Editor({ scorecard }: { readonly scorecard: Scorecard }) {
  const { t } = useTranslation('scorecard');
  const may = useMay();
  const [{ tab }] = useAddress();
  const [isProposing, setProposing] = useState(false);
  const kept = useKeptDraft();
  const own = kept?.replaces === scorecard.version ? kept.draft : undefined;
  const draft = own ?? scorecard.draft;
  const mayDraft = may('policies:draft');
  const shownParts = mayDraft ? parts : readParts;
  const part = shownParts.find((one) => one === tab) ?? shownParts[0];
  const settled = useSettled(useDeferredValue(draft), 250);
  const { data: check, isPlaceholderData } = useQuery({
    ...checkQuery(settled),
    enabled: mayDraft,
    placeholderData: (before) => before,
  });
  const faults = check?.faults ?? [];
  // Only a draft that has been looked at itself is tried; what stood before it says nothing about it.
  const isUsable = check !== undefined && !isPlaceholderData && faults.length === 0;
  const isClean = isUsable && settled === draft;
  const edit: Edit = (change) => keepDraft({ replaces: scorecard.version, draft: change(draft) });
  const common = { scorecard, draft, edit };
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={
          <>
            <span className="figure">{t('from', { version: scorecard.version })}</span>
            <StatusTag tone={own === undefined ? 'quiet' : 'open'}>
              {t(own === undefined ? 'untouched' : 'drafted')}
            </StatusTag>
          </>
        }
        note={t('note')}
        action={
          <>
            {may('policies:weigh') && <ButtonLink to="/policy/weights">{t('weigh')}</ButtonLink>}
            {own !== undefined && <Button onClick={() => keepDraft(null)}>{t('discard')}</Button>}
            {may('policies:write') && (
              <Button
                type="primary"
                disabled={!isClean || check?.changes.length === 0}
                onClick={() => setProposing(true)}
              >
                {t('propose.action')}
              </Button>
            )}
          </>
        }
      />
      <EditionPanel />
      {kept !== null && own === undefined && (
        <Alert
          type="warning"
          role="status"
          title={t('outdated', { version: kept.replaces })}
          action={<Button onClick={() => keepDraft(null)}>{t('discard')}</Button>}
        />
      )}
      <TabLinks label={t('parts.title')} tabs={shownParts} current={part} nameOf={(one) => t(`parts.${one}`)} />
      {part === 'versions' ? (
        <EditionPanel isHistory />
      ) : part === 'validation' ? (
        <ValidationPanel />
      ) : (
        <div className="scorecard-body">
          <div className="stack">
            <FaultList faults={faults} scorecard={scorecard} draft={draft} />
            {part === 'factors' && <FactorEditor {...common} />}
            {part === 'vetoes' && <VetoEditor {...common} />}
            {part === 'variants' && <VariantEditor {...common} />}
            {part === 'scale' && <ScaleEditor {...common} />}
          </div>
          <EffectPanel scorecard={scorecard} draft={settled} isUsable={isUsable} hasFaults={faults.length > 0} />
        </div>
      )}
      {check !== undefined && (
        <ProposeDrawer
          isOpen={isProposing}
          scorecard={scorecard}
          draft={draft}
          changes={check.changes}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  );
}
