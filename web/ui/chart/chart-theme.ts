import type { Palette } from '../../app/palette.ts';

/** The buckets of an ageing: the same colours on every chart. */
export function bucketColours(palette: Palette): readonly string[] {
  return [palette.bucketNotDue, palette.bucket1To30, palette.bucket31To60, palette.bucket61To90, palette.bucketOver90];
}

/** What every chart shares: quiet axes, figures under each other, bars that start at zero, no moving parts. */
export function chartBase(palette: Palette, fontFamily: string) {
  const axis = {
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { color: palette.textSoft },
    splitLine: { lineStyle: { color: palette.line } },
    nameTextStyle: { color: palette.textSoft },
  };
  return {
    axis,
    option: {
      animation: false,
      textStyle: { fontFamily, color: palette.text },
      color: [palette.accent, palette.partOverdue, palette.quiet, palette.partDelivered, palette.fine, palette.danger],
      grid: { left: 8, right: 16, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        backgroundColor: palette.raised,
        borderColor: palette.line,
        textStyle: { color: palette.text },
        axisPointer: { type: 'shadow' },
      },
    },
  };
}
