import {
  Counter,
  type CounterConfiguration,
  Gauge,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from 'prom-client';

/** What this process counts about itself, for whoever watches it: figures of the machine, never of a customer. */
export const registry = new Registry();

/** Made once per process, where it is counted: `const held = counter({ name: 'headroom_…_total', help: '…' })`. */
export function counter<Label extends string>(named: Omit<CounterConfiguration<Label>, 'registers'>): Counter<Label> {
  return new Counter({ ...named, registers: [registry] });
}

export function histogram<Label extends string>(
  named: Omit<HistogramConfiguration<Label>, 'registers'>,
): Histogram<Label> {
  return new Histogram({ ...named, registers: [registry] });
}

/** Read when it is asked for: set just before the registry is printed. */
export function gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
  return new Gauge({ name, help, labelNames, registers: [registry] });
}

/** From a cached answer to a long report. */
export const secondsOfRequest = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
