import { describe, expect, it } from 'vitest';
import { calendarDate, cny, toJson } from '#kernel';
import { acceptable, type SentCheck } from './sent-check.ts';

const today = calendarDate('2026-03-31');

function sent(more: Partial<SentCheck> = {}): SentCheck {
  return {
    customerCode: 'A',
    document: { type: 'sales_order', number: 'SO-1' },
    amount: cny('100'),
    simulate: false,
    ...more,
  } as SentCheck;
}

describe('what a check asks', () => {
  it('may be prepaid whole, and not by a fen more', () => {
    expect(acceptable(sent({ prepaid: cny('100') }), today)).toMatchObject({ ok: true });
    expect(acceptable(sent({ prepaid: cny('100.01') }), today)).toMatchObject({
      refusal: {
        code: 'prepaid_exceeds_amount',
        field: 'prepaid.amount',
        facts: { prepaid: toJson(cny('100.01')), amount: toJson(cny('100')) },
      },
    });
  });

  it('is of today, unless it is a simulation', () => {
    const asOf = calendarDate('2026-03-30');
    expect(acceptable(sent({ asOf, simulate: true }), today)).toMatchObject({ ok: true });
    expect(acceptable(sent({ asOf }), today)).toMatchObject({ refusal: { code: 'as_of_needs_simulate' } });
  });
});
