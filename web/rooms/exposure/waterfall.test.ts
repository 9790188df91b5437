import { expect, test } from 'vitest';
import { type Component, layOutWaterfall } from './waterfall.ts';
import type { Position } from './position.ts';

const cny = (amount: string) => ({ currency: 'CNY', amount });
const line = (
  component: Component['component'],
  booked: string,
  counted = booked,
  effect: Component['effect'] = 'adds',
) => ({ component, effect, booked: cny(booked), counted: cny(counted), because: null }) satisfies Component;
const positionOf = (
  counted: string,
  limit: Position['limit'],
  headroom: Position['headroom'],
  components: Component[],
) => ({ components, counted: cny(counted), limit, headroom }) as Position;

test('each line begins where the one before ended; what does not count is drawn beside it; an offset goes back', () => {
  const { lines, counted, limit, headroom } = layOutWaterfall(
    positionOf('60.00', cny('100.00'), cny('40.00'), [
      line('open_orders', '20.00'),
      line('beyond_horizon', '30.00', '0.00'),
      line('delivered', '0.00'),
      line('receivables', '50.00'),
      line('disputed', '0.00'),
      line('deposits', '25.00', '10.00', 'offsets'),
    ]),
  );
  expect(lines.map(({ line: { component }, bar }) => [component, bar.from, bar.width, bar.ghost])).toEqual([
    ['open_orders', 0, 20, 0],
    ['beyond_horizon', 20, 0, 30],
    ['delivered', 20, 0, 0],
    ['receivables', 20, 50, 0],
    ['deposits', 60, 10, 0],
  ]);
  expect(counted).toEqual({ from: 0, width: 60, ghost: 0 });
  expect(limit).toEqual({ from: 0, width: 100, ghost: 0 });
  expect(headroom).toEqual({ from: 60, width: 40, ghost: 0 });
});

test('beyond the limit the headroom goes back to it; without a limit there is none; of nothing everything is nothing', () => {
  const over = layOutWaterfall(positionOf('80.00', cny('40.00'), cny('-40.00'), [line('receivables', '80.00')]));
  expect(over.headroom).toEqual({ from: 50, width: 50, ghost: 0 });
  const none = layOutWaterfall(positionOf('80.00', 'none', cny('-80.00'), [line('receivables', '80.00')]));
  expect([none.limit, none.headroom]).toEqual([undefined, undefined]);
  const nothing = layOutWaterfall(positionOf('0.00', 'unlimited', 'unlimited', [line('receivables', '0.00')]));
  expect(nothing.lines[0]?.bar).toEqual({ from: 0, width: 0, ghost: 0 });
});
