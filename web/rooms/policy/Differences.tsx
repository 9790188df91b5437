import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changesQuery, policiesQuery } from './policy.ts';
import { ChangeList } from './scorecard/ChangeList.tsx';

/** What a version changed, against the one before it; nothing for the first. */
export function Differences({ version }: { readonly version: string }) {
  const { data = [] } = useQuery(policiesQuery);
  const place = data.findIndex((one) => one.version === version);
  const before = place > 0 ? data[place - 1]?.version : undefined;
  return before === undefined ? null : <Since before={before} version={version} />;
}

function Since({ before, version }: { readonly before: string; readonly version: string }) {
  const { t } = useTranslation('policy');
  const { data } = useQuery(changesQuery(before, version));
  if (data === undefined) return null;
  return (
    <details className="panel policy-differences">
      <summary>{t('differences', { count: data.length, before })}</summary>
      <ChangeList changes={data} />
    </details>
  );
}
