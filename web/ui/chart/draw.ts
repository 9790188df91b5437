import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Only what the screens use; this file is its own chunk and comes with the first chart.
echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export type { EChartsCoreOption as ChartOption } from 'echarts/core';

export function startChart(place: HTMLElement): echarts.ECharts {
  return echarts.init(place, null, { renderer: 'svg' });
}
