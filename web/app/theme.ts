import { type ThemeConfig, theme } from 'antd';
import { type Mode, palettes } from './palette.ts';

/** System faces only: nothing to load, and Chinese and Latin figures of one height. */
export function antdTheme(mode: Mode, motion: boolean): ThemeConfig {
  const colour = palettes[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      // Stands in `base.css`, once for each language.
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 4,
      motion,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      colorPrimary: colour.accent,
      colorLink: colour.accent,
      // antd’s own is paler than text may be.
      colorLinkHover: colour.accent,
      colorInfo: colour.accent,
      colorError: colour.danger,
      colorWarning: colour.soon,
      colorSuccess: colour.fine,
      colorTextBase: colour.text,
      colorTextSecondary: colour.textSoft,
      colorTextDescription: colour.textSoft,
      colorTextPlaceholder: colour.textSoft,
      colorBgBase: colour.surface,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBorder: colour.line,
      colorBorderSecondary: colour.line,
      colorTextLightSolid: colour.onAccent,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: { headerBg: colour.surface, headerColor: colour.textSoft, headerSplitColor: 'transparent' },
    },
  };
}
