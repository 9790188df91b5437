import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettableRule } from '#policy/contract';
import { useToday } from '../../app/company-day.ts';
import { useMay } from '../../app/session.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import './holds.css';
import {
  type Exclusion,
  exclusionsQuery,
  type OwnRules,
  useEndExclusion,
  useExcludedName,
  useExcludeRule,
} from './exclusions.ts';

/** Rules of the order check that do not apply to a customer for now: which, until when, why and who said so. */
export function ExclusionsPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const { data, error, refetch } = useQuery(exclusionsQuery(code));
  const [isAdding, setAdding] = useState(false);
  if (data === undefined) {
    return (
      <section className="panel exclusions">
        <h2 className="panel-title">{t('exclusions.title')}</h2>
        {error === null ? <Loading lines={2} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </section>
    );
  }
  return (
    <section className="panel exclusions">
      <div className="exclusions-head">
        <h2 className="panel-title">{t('exclusions.title')}</h2>
        {may('holds:release') && <Button onClick={() => setAdding(true)}>{t('exclusions.add')}</Button>}
      </div>
      {data.items.length === 0 ? (
        <p className="soft">{t('exclusions.none')}</p>
      ) : (
        <ul>
          {data.items.map((exclusion) => (
            <Item key={exclusion.rule} code={code} exclusion={exclusion} ownRules={data.ownRules} />
          ))}
        </ul>
      )}
      <AddDialog code={code} ownRules={data.ownRules} isOpen={isAdding} onClose={() => setAdding(false)} />
    </section>
  );
}

function Item({
  code,
  exclusion: { rule, until, reason, by },
  ownRules,
}: {
  readonly code: string;
  readonly exclusion: Exclusion;
  readonly ownRules: OwnRules;
}) {
  const { t } = useTranslation('exposure');
  const nameOf = useExcludedName(ownRules);
  const { message } = App.useApp();
  const may = useMay();
  const end = useEndExclusion(code);
  return (
    <li>
      <strong>{nameOf(rule)}</strong> · {t('exclusions.until')} <span className="figure">{until}</span> · {by}
      {may('holds:release') && (
        <Button
          type="link"
          size="small"
          loading={end.isPending}
          onClick={() => end.mutate(rule, { onSuccess: () => void message.success(t('exclusions.ended')) })}
        >
          {t('exclusions.end')}
        </Button>
      )}
      <p className="soft">{reason}</p>
    </li>
  );
}

type AddProps = {
  readonly code: string;
  readonly ownRules: OwnRules;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

function AddDialog({ code, ownRules, isOpen, onClose }: AddProps) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const today = useToday();
  const id = useId();
  const exclude = useExcludeRule(code);
  const nameOf = useExcludedName(ownRules);
  const rules: Exclusion['rule'][] = [...SettableRule.options, ...(ownRules ?? []).map(({ rule: own }) => own)];
  const [rule, setRule] = useState<Exclusion['rule']>('overdue');
  const [until, setUntil] = useState(today);
  const close = () => {
    exclude.reset();
    onClose();
  };
  const done = () => {
    void message.success(t('exclusions.added'));
    close();
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={t('exclusions.addTitle')}
      action={t('exclusions.add')}
      isPending={exclude.isPending}
      error={exclude.error}
      room="exposure"
      onDo={(reason) => exclude.mutate({ rule, until, reason }, { onSuccess: done })}
      onClose={close}
    >
      <p className="release-note">{t('exclusions.addNote')}</p>
      <div className="release-fields">
        <label htmlFor={`${id}-rule`}>
          <span>{t('exclusions.rule')}</span>
          <Select
            id={`${id}-rule`}
            value={rule}
            options={rules.map((value) => ({ value, label: nameOf(value) }))}
            onChange={setRule}
          />
        </label>
        <label htmlFor={`${id}-until`}>
          <span>{t('exclusions.until')}</span>
          <DayInput id={`${id}-until`} value={until} onChange={(day) => setUntil(day ?? today)} />
        </label>
      </div>
    </ReasonDialog>
  );
}
