import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useToday } from '../../app/company-day.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import { Differences } from './Differences.tsx';
import { type Policy, policiesQuery, policyQuery } from './policy.ts';
import { SectionText } from './SectionText.tsx';
import './policy.css';

/** The credit policy as the written document that it is, with the tables by which everything is decided. */
export function PolicyPage() {
  const [{ version }] = useAddress();
  const query = useQuery(policyQuery(version));
  if (query.data !== undefined) return <Document policy={query.data} />;
  return query.error === null ? (
    <Loading lines={14} />
  ) : (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  );
}

function Document({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('policy');
  const text = useText();
  const today = useToday();
  const { version, effectiveFrom, effectiveTo, title, sections } = policy;
  const isInForce = effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo);
  return (
    <>
      <PageHeader
        title={text(title)}
        beside={
          <>
            <span className="figure">{t('version', { version })}</span>
            <StatusTag tone={isInForce ? 'fine' : effectiveFrom > today ? 'open' : 'quiet'}>
              {t(isInForce ? 'inForce' : effectiveFrom > today ? 'future' : 'past')}
            </StatusTag>
          </>
        }
        note={
          effectiveTo === null
            ? t('effectiveFrom', { from: effectiveFrom })
            : t('effective', { from: effectiveFrom, to: effectiveTo })
        }
        action={<VersionChoice version={version} />}
      />
      <Differences version={version} />
      <div className="policy-body">
        <nav className="policy-contents" aria-label={t('contents')}>
          <ol>
            {sections.map((section) => (
              <li key={section.number}>
                <a href={`#section-${section.number}`}>
                  <span className="figure">{section.number}</span> {text(section.title)}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <article className="panel policy-document">
          {sections.map((section) => (
            <SectionText key={section.number} section={section} />
          ))}
        </article>
      </div>
    </>
  );
}

/** Only where there is more than one to choose from. */
function VersionChoice({ version }: { readonly version: string }) {
  const { t } = useTranslation('policy');
  const [, change] = useAddress();
  const { data = [] } = useQuery(policiesQuery);
  if (data.length < 2) return null;
  return (
    <Select
      aria-label={t('choose')}
      value={version}
      options={data.map((one) => ({ value: one.version, label: `${one.version} · ${one.effectiveFrom}` }))}
      onChange={(to: string) => change({ version: to })}
    />
  );
}
