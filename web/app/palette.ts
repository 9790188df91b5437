/**
 * Every colour of the product, once: the stylesheets (as `--name`), antd's theme and the charts read this table.
 * One accent; red means act now, orange means soon, grey is history. The parts of the headroom bar also differ in
 * lightness and in pattern, so that they stay apart for red-green blind readers and on a black-and-white print.
 */
export type Mode = 'light' | 'dark';

const light = {
  ground: '#f4f6f7',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#dfe4e7',
  frame: '#54636c',
  text: '#17222a',
  textSoft: '#55646d',
  accent: '#17607a',
  accentSoft: '#e3eff3',
  onAccent: '#ffffff',
  danger: '#b3261e',
  dangerSoft: '#fbeae8',
  soon: '#a35200',
  soonSoft: '#fdf0e0',
  fine: '#1d6b45',
  fineSoft: '#e4f2ea',
  quiet: '#57656d',
  quietSoft: '#ebeff1',
  partNotDue: '#1f5f86',
  partOverdue: '#c96a00',
  partDelivered: '#5b9bb8',
  partOpenOrders: '#a9cbd8',
  partOver: '#b3261e',
  partPattern: 'rgb(255 255 255 / 0.55)',
  bucketNotDue: '#1f5f86',
  bucket1To30: '#e3b341',
  bucket31To60: '#d98324',
  bucket61To90: '#c2521b',
  bucketOver90: '#8f1d1d',
};

export type Palette = Readonly<Record<keyof typeof light, string>>;

const dark: Palette = {
  ground: '#11181c',
  surface: '#182126',
  raised: '#1f2a30',
  line: '#2e3b42',
  frame: '#8fa0a9',
  text: '#e6ecef',
  textSoft: '#a3b1b9',
  accent: '#6bb5cf',
  accentSoft: '#1c343f',
  onAccent: '#0d1a20',
  danger: '#ff8a80',
  dangerSoft: '#3d1f1d',
  soon: '#f2ac5c',
  soonSoft: '#3a2a16',
  fine: '#7fcda3',
  fineSoft: '#19342a',
  quiet: '#93a2aa',
  quietSoft: '#263238',
  partNotDue: '#4b94c0',
  partOverdue: '#ee9a3a',
  partDelivered: '#2f6f8c',
  partOpenOrders: '#33596a',
  partOver: '#e5484d',
  partPattern: 'rgb(0 0 0 / 0.45)',
  bucketNotDue: '#4b94c0',
  bucket1To30: '#e8c25f',
  bucket31To60: '#e39a48',
  bucket61To90: '#e07240',
  bucketOver90: '#e0605a',
};

export const palettes: Readonly<Record<Mode, Palette>> = { light, dark };

/** `partNotDue` → `--part-not-due` on the document, for the stylesheets. */
export function paintDocument(mode: Mode): void {
  const root = document.documentElement;
  root.dataset['theme'] = mode;
  root.style.colorScheme = mode;
  for (const [name, colour] of Object.entries(palettes[mode])) {
    root.style.setProperty(`--${name.replaceAll(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`)}`, colour);
  }
}
