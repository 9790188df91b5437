import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Peers } from './assessment.ts';
import { figureText } from './factor-words.ts';

const quarters: readonly (readonly [name: 'first' | 'second' | 'third' | 'fourth', tone: Tone])[] = [
  ['first', 'fine'],
  ['second', 'fine'],
  ['third', 'quiet'],
  ['fourth', 'soon'],
];

type Standing = NonNullable<Peers['items'][number]['benchmark']>;

type Props = {
  readonly peers: Peers | undefined;
  readonly code: string;
  readonly unit: 'percent' | 'times' | 'days';
};

/** The quarter of its group that a main ratio stands in, or why it stands in none. */
export function PeerCell({ peers, code, unit }: Props) {
  const { t } = useTranslation('assessment');
  if (peers === undefined) return null;
  const position = peers.items.find((one) => one.code === code);
  if (position === undefined) return null;
  const { quartile, group, peers: count, median, because, benchmark } = position;
  const [quarter, tone] = quarters[(quartile ?? 0) - 1] ?? [];
  if (benchmark !== null) return <Published standing={benchmark} unit={unit} />;
  if (quarter === undefined || tone === undefined || group === null || median === null)
    return (
      <>
        {noValue}{' '}
        <div className="soft assessment-because">{t(`peers.because.${because ?? 'not_known'}`, { count })}</div>
      </>
    );
  return (
    <>
      <StatusTag tone={tone}>{t(`peers.quartiles.${quarter}`)}</StatusTag>
      <div className="soft assessment-because">
        {t(`peers.groups.${group}`, { count, median: t(`units.${unit}`, { value: figureText(median, unit) }) })}
      </div>
    </>
  );
}

const tones: Readonly<Record<Standing['level'], Tone>> = {
  excellent: 'fine',
  good: 'fine',
  average: 'quiet',
  low: 'soon',
  poor: 'soon',
  below: 'act',
};

/** Where others' figures put it, with who says so: ours are too few. */
function Published({ standing, unit }: { readonly standing: Standing; readonly unit: Props['unit'] }) {
  const { t } = useTranslation('assessment');
  const { level, levels, source, year } = standing;
  const shown = (value: number | null) =>
    value === null ? noValue : t(`units.${unit}`, { value: figureText(value, unit) });
  return (
    <>
      <StatusTag tone={tones[level]}>{t(`peers.levels.${level}`)}</StatusTag>
      <div className="soft assessment-because">
        {t('peers.published', {
          best: shown(levels.excellent),
          average: shown(levels.average),
          worst: shown(levels.poor),
        })}
      </div>
      <div className="soft assessment-because">{t('peers.source', { source, year })}</div>
    </>
  );
}
