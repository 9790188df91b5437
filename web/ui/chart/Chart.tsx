import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../app/appearance.ts';
import { palettes } from '../../app/palette.ts';
import { formatAmount, formatCompact } from '../../format.ts';
import { useIsPhone } from '../use-is-phone.ts';
import { bridgeBars } from './bridge-bars.ts';
import { bucketColours, chartBase } from './chart-theme.ts';
import type { ChartOption } from './draw.ts';
import './chart.css';

export type Series = {
  readonly name: string;
  /** One for each category, exact decimal texts; null where there is no value. */
  readonly values: readonly (string | null)[];
  readonly kind?: 'bar' | 'line';
};

type Props = {
  readonly title: string;
  /** Currency or unit of the values, said at the axis and in the table. */
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** `buckets` paints each bar in the colour of its ageing bucket: not due, 1–30, 31–60, 61–90, over 90. */
  readonly colours?: 'series' | 'buckets';
  /** `bridge`: the first and last value of the only series are totals, those between lead from the one to the other. */
  readonly shape?: 'bridge';
  readonly height?: number;
  /** Opens the list behind a bar. */
  readonly onOpen?: (categoryIndex: number) => void;
  readonly note?: ReactNode;
};

/** Bars or lines over categories, with the same figures as a table one click away. */
export function Chart(props: Props) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="chart">
      <figcaption>
        <span>
          {props.title} <span className="soft">{props.unit}</span>
        </span>
        <Button type="link" size="small" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('chart.picture') : t('chart.table')}
        </Button>
      </figcaption>
      {isTable ? <ChartTable {...props} /> : <Picture {...props} />}
      {props.note}
    </figure>
  );
}

function Picture(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const option = useOption(props);
  const { onOpen, height = 240, title } = props;
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let stop = () => undefined as void;
    let isGone = false;
    void import('./draw.ts').then(({ startChart }) => {
      if (isGone) return;
      let chart: ReturnType<typeof startChart> | undefined;
      // Told at once and at every change; a place that has no size yet (a page still being laid out) is waited for.
      const watcher = new ResizeObserver(() => {
        if (chart !== undefined) return chart.resize();
        if (element.clientWidth === 0 || element.clientHeight === 0) return;
        chart = startChart(element);
        chart.setOption(option);
        chart.on('click', ({ dataIndex }) => open.current?.(dataIndex));
      });
      watcher.observe(element);
      stop = () => {
        watcher.disconnect();
        chart?.dispose();
      };
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [option]);
  return <div ref={place} role="img" aria-label={title} style={{ height }} />;
}

function useOption({ categories, series, colours, unit, shape }: Props): ChartOption {
  const mode = useMode();
  const isPhone = useIsPhone();
  const { i18n } = useTranslation();
  return useMemo(() => {
    const palette = palettes[mode];
    const language = i18n.language === 'en' ? 'en' : 'zh-CN';
    // The name of the font itself: what measures the words of a drawing knows no variables.
    const { axis, option } = chartBase(palette, getComputedStyle(document.body).fontFamily);
    const painted = bucketColours(palette);
    const isHandful = categories.length <= 6;
    return {
      ...option,
      ...(series.length > 1 && { legend: { top: 0, right: 0, textStyle: { color: palette.textSoft } } }),
      xAxis: {
        ...axis,
        type: 'category',
        data: [...categories],
        splitLine: { show: false },
        // A handful of names are all said, on a phone in two lines; of many months every nth.
        axisLabel: {
          ...axis.axisLabel,
          interval: isHandful || shape === 'bridge' ? 0 : 'auto',
          ...(isPhone && isHandful && { width: 44, overflow: 'break' }),
          ...(shape === 'bridge' && { width: isPhone ? 46 : 84, overflow: 'break', fontSize: isPhone ? 10 : 11 }),
        },
      },
      yAxis: { ...axis, type: 'value', name: unit, axisLabel: { ...axis.axisLabel, formatter: compact } },
      series:
        shape === 'bridge'
          ? bridgeSeries(series[0])
          : series.map(({ name, values, kind = 'bar' }) => ({
              name,
              type: kind,
              barMaxWidth: 48,
              symbolSize: 6,
              data: values.map((value, index) => ({
                value,
                ...(colours === 'buckets' && { itemStyle: { color: painted[index % painted.length] } }),
              })),
              // On a phone there is room beside a handful of bars, and no room above many.
              ...(series.length === 1 &&
                kind === 'bar' &&
                (isHandful || !isPhone) && {
                  label: { show: true, position: 'top', color: palette.textSoft, formatter: shortLabel },
                  labelLayout: { hideOverlap: true },
                }),
            })),
      tooltip: {
        ...option.tooltip,
        show: shape !== 'bridge',
        valueFormatter: (value: unknown) => formatAmount(plainText(value)),
      },
    };

    /** A bar that is not seen carries the one that is. */
    function bridgeSeries(only: Series | undefined) {
      const bars = bridgeBars((only?.values ?? []).map(Number));
      const colour = { total: palette.accent, up: palette.fine, down: palette.danger };
      const label = { show: true, position: 'top', color: palette.textSoft };
      return [
        {
          type: 'bar',
          stack: 'bridge',
          silent: true,
          itemStyle: { color: 'transparent' },
          tooltip: { show: false },
          data: bars.map(({ base }) => base),
        },
        {
          name: only?.name,
          type: 'bar',
          stack: 'bridge',
          barMaxWidth: 48,
          data: bars.map(({ length, kind }) => ({
            value: length,
            itemStyle: { color: colour[kind] },
            label: { ...label, formatter: `${kind === 'up' ? '+' : kind === 'down' ? '−' : ''}${length}` },
          })),
        },
      ];
    }
    function compact(value: number): string {
      return formatCompact(plainText(value), language);
    }
    function shortLabel({ value }: { value: unknown }): string {
      return formatCompact(plainText(value), language);
    }
  }, [mode, isPhone, i18n.language, categories, series, colours, unit, shape]);
}

/** ECharts hands back what it was given, or a number it made for an axis. */
function plainText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? value.toFixed(2) : null;
}

function ChartTable({ categories, series, unit, onOpen }: Props) {
  return (
    <table className="chart-table">
      <thead>
        <tr>
          <td />
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name} <span className="soft">{unit}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">
              {onOpen === undefined ? (
                category
              ) : (
                <Button type="link" size="small" onClick={() => onOpen(index)}>
                  {category}
                </Button>
              )}
            </th>
            {series.map(({ name, values }) => (
              <td key={name} className="figure">
                {formatAmount(values[index])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
