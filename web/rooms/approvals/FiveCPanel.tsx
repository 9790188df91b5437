import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useText } from '../../ui/use-text.ts';
import { fiveCQuery } from './application.ts';

/** The five Cs in sentences with their figures, and the same on paper. */
export function FiveCPanel({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation('approvals');
  const text = useText();
  const query = useQuery(fiveCQuery(id));
  const glue = i18n.language === 'en' ? ' ' : '';
  return (
    <section className="panel stack" aria-labelledby="five-c">
      <div className="application-panel-head">
        <h2 id="five-c" className="panel-title">
          {t('fiveC.title')}
        </h2>
        <Button
          size="small"
          href={`/api/v1/applications/${id}/memorandum?language=${i18n.language === 'en' ? 'en' : 'zh'}`}
          target="_blank"
          rel="noopener"
        >
          {t('fiveC.print')}
        </Button>
      </div>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={5} />
      ) : (
        <dl className="five-c">
          {query.data.map(({ code, points, maxPoints, sentences }) => (
            <div key={code}>
              <dt>
                {t(`fiveC.parts.${code}`)}
                <span className="soft figure">
                  {maxPoints === 0 ? t('fiveC.unscored') : `${points} / ${maxPoints}`}
                </span>
              </dt>
              <dd>{sentences.map(text).join(glue)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
