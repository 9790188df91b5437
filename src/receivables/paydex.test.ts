import { expect, test } from 'vitest';
import { paydexDaysBeyondTerms, paydexLabel, paydexRisk } from './paydex.ts';

test.each([
  // score, days beyond terms, words, risk of late payment
  [100, -30, 'anticipates', 'low'],
  [99, -29, undefined, 'low'],
  [90, -20, 'discounts', 'low'],
  [87, -14, undefined, 'low'],
  [80, 0, 'prompt', 'low'],
  [79, 2, undefined, 'medium'],
  [70, 15, '15 days beyond terms', 'medium'],
  [60, 22, '22 days beyond terms', 'medium'],
  [57, 25, undefined, 'medium'],
  [56, 26, undefined, 'medium'],
  [55, 26, undefined, 'medium'],
  [52, 29, undefined, 'medium'],
  [51, 29, undefined, 'medium'],
  [50, 30, '30 days beyond terms', 'medium'],
  [49, 33, undefined, 'high'],
  [44, 48, undefined, 'high'],
  [20, 120, '120 days beyond terms', 'high'],
  [19, undefined, 'over 120 days beyond terms', 'high'],
  [101, undefined, undefined, undefined],
])('%d', (score, days, label, risk) => {
  expect(paydexDaysBeyondTerms(score)).toBe(days);
  expect(paydexLabel(score)).toBe(label);
  expect(paydexRisk(score)).toBe(risk);
});

test('a lower score never means an earlier payment', () => {
  for (let score = 99; score >= 20; score -= 1)
    expect(paydexDaysBeyondTerms(score), `${score}`).toBeGreaterThanOrEqual(paydexDaysBeyondTerms(score + 1) ?? 0);
});
