import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type FigureLanguage, formatCompact, formatCount, formatPercent } from '../../../format.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { gradesQuery, industriesQuery, type Portfolio, portfolioQuery } from '../../reports/reports.ts';
import { Nothing, Panel } from '../Panel.tsx';

type Band = Portfolio['bands'][number]['band'];

const bandColours: Readonly<Record<Band, string>> = {
  over: 'var(--danger)',
  from80: 'var(--soon)',
  from50: 'var(--part-delivered)',
  below50: 'var(--part-open-orders)',
  unlimited: 'var(--quiet)',
  no_limit: 'var(--danger)',
};

function useCompact() {
  const { i18n } = useTranslation();
  const language: FigureLanguage = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (amount: string) => formatCompact(amount, language);
}

/** How far the limits are used: exposure by band, each opening its customers. */
export function UtilisationPanel() {
  const { t } = useTranslation('home');
  const compact = useCompact();
  const query = useQuery(portfolioQuery('group'));
  return (
    <Panel title={t('utilisation.title')} query={query} lines={6}>
      {({ bands }) => (
        <BarList
          label={t('utilisation.title')}
          heads={[
            t('utilisation.band'),
            t('exposureIn', { currency: bands[0]?.exposure.currency ?? '' }),
            t('customerCount'),
          ]}
          rows={bands.map(({ band, exposure, customers }) => ({
            key: band,
            name: (
              <Link to="/customers" search={{ utilisation: band, sort: 'exposure' }}>
                {t(`utilisation.bands.${band}`)}
              </Link>
            ),
            value: exposure.amount,
            shown: compact(exposure.amount),
            note: formatCount(customers),
            colour: bandColours[band],
          }))}
        />
      )}
    </Panel>
  );
}

/** Exposure by grade; who is not assessed yet stands apart, last. */
export function GradesPanel() {
  const { t } = useTranslation('home');
  const compact = useCompact();
  const query = useQuery(gradesQuery);
  return (
    <Panel title={t('grades.title')} query={query} lines={10}>
      {({ grades }) => (
        <BarList
          label={t('grades.title')}
          heads={[
            t('fields.grade'),
            t('exposureIn', { currency: grades[0]?.exposure.currency ?? '' }),
            t('customerCount'),
          ]}
          rows={grades
            .filter(({ customers }) => customers > 0)
            .map(({ grade, exposure, customers }) => ({
              key: grade ?? 'none',
              name: (
                <Link to="/customers" search={{ grade: grade ?? 'none', sort: 'exposure' }}>
                  {grade ?? t('notAssessed')}
                </Link>
              ),
              value: exposure.amount,
              shown: compact(exposure.amount),
              note: formatCount(customers),
              ...(grade === null && { colour: 'var(--quiet)' }),
            }))}
        />
      )}
    </Panel>
  );
}

const industriesShown = 10;

export function IndustriesPanel() {
  const { t } = useTranslation('home');
  const compact = useCompact();
  const query = useQuery(industriesQuery);
  return (
    <Panel title={t('industries.title')} query={query} lines={10}>
      {({ industries, exposure }) =>
        industries.length === 0 ? (
          <Nothing>{t('largest.none')}</Nothing>
        ) : (
          <BarList
            label={t('industries.title')}
            heads={[t('fields.industry'), t('exposureIn', { currency: exposure.currency }), t('share')]}
            rows={industries.slice(0, industriesShown).map((row) => ({
              key: row.industry ?? '',
              name:
                row.industry === null ? (
                  t('industries.unknown')
                ) : (
                  <Link to="/customers" search={{ industry: row.industry, sort: 'exposure' }} title={row.industry}>
                    {row.industry}
                  </Link>
                ),
              value: row.exposure.amount,
              shown: compact(row.exposure.amount),
              note: formatPercent(row.share),
            }))}
          />
        )
      }
    </Panel>
  );
}
