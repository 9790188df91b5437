import fc from 'fast-check';
import { calendarDate } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import { applicableCard, cardWith, type CardTraits } from './applicable-card.ts';
import { changesBetween } from './document-changes.ts';
import { documentOf } from './document.ts';
import { type DraftFaultCode, draftFaults } from './draft-faults.ts';
import { capName, capsOfCard, passes } from './grade-caps.ts';
import { policyInForce } from './policies.ts';
import { draftOf, type FactorDraft, type ScorecardDraft, withDraft } from './scorecard-draft.ts';
import {
  maxPoints,
  pointsOfAnswer,
  pointsOfFigure,
  rowsOf,
  type Scorecard,
  type ScorecardVariant,
} from './scorecard.ts';

const base = policyInForce(calendarDate('2026-11-26'));
const usual = draftOf(base);
const everybody: CardTraits = { thinFile: false, newCustomer: false, industry: '通用设备制造业', customerType: null };

function changed(code: string, more: Partial<FactorDraft>): ScorecardDraft {
  return { ...usual, factors: usual.factors.map((one) => (one.code === code ? { ...one, ...more } : one)) };
}

const thin: ScorecardVariant = {
  code: 'thin_file',
  name: { zh: '无报表', en: 'Without statements' },
  for: { thinFile: true },
  weights: { years_in_business: 20, management: 20, late_share: 30, oldest_overdue_days: 30 },
  atMost: 'BB',
};

test('a draft that changes nothing gives the same document, the same card, and no fault', () => {
  const same = withDraft(base, usual);
  expect(draftFaults(usual, base)).toEqual([]);
  expect(documentOf(same, undefined)).toEqual(documentOf(base, undefined));
  expect(cardWith(same.scorecard)).toEqual(cardWith(base.scorecard));
  expect(draftOf(same)).toEqual(usual);
});

describe('what speaks against a draft', () => {
  const swapped = (from: number, to: number) => (at: number) => (at === from ? to : at === to ? from : at);
  const bandsOf = (code: string) => usual.factors.find((one) => one.code === code)?.bands ?? [];
  // biome-ignore format: a table
  it.each<[what: string, draft: ScorecardDraft, code: DraftFaultCode, at: string]>([
    ['a point too many',         changed('roe', { weight: 5 }),                                           'weights_not_100',      ''],
    ['half a point',             changed('roe', { missingPoints: 0.5 }),                                  'points_not_whole',     'roe'],
    ['nothing to win',           changed('roe', { bands: [{ from: null, points: 0 }, { from: 0, points: 0 }] }), 'no_points',     'roe'],
    ['bands the wrong way',      changed('roe', { bands: bandsOf('roe').toReversed() }),                  'bands_out_of_order',   'roe'],
    ['more debt, more points',   changed('debt_to_asset_ratio', { bands: bandsOf('debt_to_asset_ratio').map((band, place, all) => ({ ...band, points: all[all.length - 1 - place]?.points ?? 0 })) }), 'not_monotone', 'debt_to_asset_ratio'],
    ['silence above the middle', changed('roe', { missingPoints: 3 }),                                    'missing_beats_median', 'roe'],
    ['another answer',           changed('culture', { choices: [{ answer: 'loud', points: 2 }] }),        'answers_changed',      'culture'],
    ['a factor gone',            { ...usual, factors: usual.factors.slice(1) },                           'other_factors',        ''],
    ['an invented factor',       { ...usual, factors: [...usual.factors, { ...usual.factors[0], code: 'luck' } as unknown as FactorDraft] }, 'other_factors', ''],
    ['a factor twice',           { ...usual, factors: [...usual.factors, ...usual.factors.slice(0, 1)] },  'other_factors',        ''],
    ['a veto on what is not in it', { ...usual, factors: usual.factors.filter(({ code }) => code !== 'capacity_use'), vetoes: [{ factor: 'capacity_use', test: { kind: 'below', figure: 0.3 }, atMost: 'CC' }] }, 'unknown_veto', 'capacity_use'],
    ['a veto on no answer',      { ...usual, vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'moon' }, atMost: 'C' }] }, 'unknown_veto', 'litigation'],
    ['a variant for everybody',  { ...usual, variants: [{ ...thin, for: {} }] },                          'variant_for_everybody', 'thin_file'],
    ['the same variant twice',   { ...usual, variants: [thin, thin] },                                    'variant_code_twice',   'thin_file'],
    ['no statements, no cap',    { ...usual, variants: [{ ...thin, atMost: undefined }] },                'variant_needs_cap',    'thin_file'],
    ['a variant of 90 points',   { ...usual, variants: [{ ...thin, weights: { roe: 90 } }] },             'weights_not_100',      'thin_file'],
    ['AA below A',               { ...usual, bands: usual.bands.map((band) => ({ ...band, from: swapped(82, 74)(band.from) })) }, 'grade_bands_out_of_order', ''],
    ['a cap taken away',         { ...usual, caps: usual.caps.slice(1) },                                 'caps_changed',         ''],
    ['A riskier than BBB',       { ...usual, pds: usual.pds.map((one) => (one.grade === 'A' ? { ...one, pd: 0.3 } : one)) }, 'pds_out_of_order', ''],
  ])('%s', (_what, draft, code, at) => {
    expect(draftFaults(draft, base)).toContainEqual(expect.objectContaining({ code, at }));
  });

  it('and silence worth exactly the middle is fine', () => {
    expect(draftFaults(changed('roe', { missingPoints: 2 }), base)).toEqual([]);
  });
});

describe('weights', () => {
  const weights = fc.tuple(...base.scorecard.factors.map(() => fc.integer({ min: 0, max: 40 })));
  const cardOf = (given: readonly number[], isLinear: boolean): Scorecard => ({
    factors: base.scorecard.factors.map((factor, place) => ({
      ...factor,
      weight: given[place] ?? 0,
      ...(factor.kind === 'measured' && { isLinear }),
    })),
  });

  it('whatever they are: the best counts the weight, points are whole, a worse figure is never worth more, and silence never beats the middle', () => {
    const figure = fc.double({ min: -3, max: 300, noNaN: true });
    fc.assert(
      fc.property(weights, fc.boolean(), figure, figure, (given, isLinear, a, b) => {
        const { factors } = cardWith(cardOf(given, isLinear));
        const wanted = base.scorecard.factors.flatMap(({ code }, place) =>
          given[place] === 0 ? [] : [[code, given[place]]],
        );
        expect(factors.map((factor) => [factor.code, maxPoints(factor)])).toEqual(wanted);
        for (const factor of factors) {
          const points = rowsOf(factor).map((row) => row.points);
          const median = points.toSorted((x, y) => x - y)[Math.floor((points.length - 1) / 2)] ?? 0;
          expect(points.every(Number.isInteger)).toBe(true);
          expect(factor.missingPoints).toBeLessThanOrEqual(median);
          if (factor.kind === 'chosen') continue;
          const rises = (points.at(-1) ?? 0) >= (points[0] ?? 0);
          const [worse, better] = a <= b === rises ? [a, b] : [b, a];
          expect(Number.isInteger(pointsOfFigure(factor, a))).toBe(true);
          expect(pointsOfFigure(factor, worse)).toBeLessThanOrEqual(pointsOfFigure(factor, better));
        }
      }),
    );
  });

  it('scale every row: a choice of 2 out of 4 counts 5 of 10', () => {
    const { factors } = cardWith({
      factors: base.scorecard.factors.map((one) => (one.code === 'management' ? { ...one, weight: 10 } : one)),
    });
    const management = factors.find(({ code }) => code === 'management');
    expect(management?.kind === 'chosen' && pointsOfAnswer(management, 'adequate')).toBe(5);
  });
});

test.each([
  // current ratio on a line: below 1 nothing, from 1 → 2 up to 2 → 6
  [0.99, 0],
  [1, 2],
  [1.1, 3],
  [1.2, 4],
  [1.35, 5],
  [1.75, 6],
  [2, 6],
  [9, 6],
])('on a line a current ratio of %s gets %s points', (figure, points) => {
  const factor = base.scorecard.factors.find(({ code }) => code === 'current_ratio');
  expect(factor?.kind === 'measured' && pointsOfFigure({ ...factor, isLinear: true }, figure)).toBe(points);
});

describe('variants', () => {
  const dealer: ScorecardVariant = {
    ...thin,
    code: 'dealer',
    for: { customerTypes: ['经销商'], newCustomer: true },
    atMost: undefined,
  };
  const steel: ScorecardVariant = { ...thin, code: 'steel', for: { industries: ['钢铁'] } };
  const card: Scorecard = { ...base.scorecard, variants: [thin, dealer, steel] };
  it.each<[traits: Partial<CardTraits>, code: string | undefined]>([
    [{}, undefined],
    [{ thinFile: true }, 'thin_file'],
    [{ thinFile: true, industry: '钢铁' }, 'thin_file'],
    [{ industry: '钢铁' }, 'steel'],
    [{ industry: null }, undefined],
    [{ customerType: '经销商' }, undefined],
    [{ customerType: '经销商', newCustomer: true }, 'dealer'],
  ])('%o: %s', (traits, code) => {
    const applied = applicableCard(card, { ...everybody, ...traits });
    expect(applied.variant?.code).toBe(code);
    expect(applied.factors.reduce((sum, factor) => sum + maxPoints(factor), 0)).toBe(100);
    expect(applied.factors.length).toBe(code === undefined ? 21 : 4);
  });
});

describe('what holds a grade down', () => {
  it.each([
    [{ kind: 'answer', answer: 'major' }, 'major', true],
    [{ kind: 'answer', answer: 'major' }, 'minor', false],
    [{ kind: 'at_least', figure: 0.9 }, 0.9, true],
    [{ kind: 'at_least', figure: 0.9 }, 0.8999, false],
    [{ kind: 'below', figure: 1 }, 1, false],
    [{ kind: 'below', figure: 1 }, 0.99, true],
    [{ kind: 'below', figure: 1 }, null, false],
    [{ kind: 'answer', answer: 'major' }, null, false],
  ] as const)('%o of %s: %s', (veto, value, isSo) => expect(passes(veto, value)).toBe(isSo));

  it('names vetoes, what must be known, and the variant', () => {
    const [first] = base.scorecard.factors;
    if (first === undefined) throw new Error('A scorecard has factors.');
    const caps = capsOfCard(
      {
        factors: [{ ...first, missingAtMost: 'BB' }],
        vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' }],
        variant: { atMost: 'BBB' },
      },
      (code) => (code === 'litigation' ? 'major' : null),
    );
    expect(caps).toEqual([
      { when: 'veto_litigation', atMost: 'C' },
      { when: `unknown_${first.code}`, atMost: 'BB' },
      { when: 'variant', atMost: 'BBB' },
    ]);
  });
});

test('a version tells in words what is different', () => {
  const draft: ScorecardDraft = {
    ...changed('roe', { weight: 6 }),
    vetoes: [{ factor: 'litigation', test: { kind: 'answer', answer: 'major' }, atMost: 'C' }],
    bands: usual.bands.map((band) => (band.grade === 'AAA' ? { ...band, from: 92 } : band)),
  };
  const changes = changesBetween(documentOf(base, undefined), documentOf(withDraft(base, draft), undefined));
  expect(changes.map(({ about, before, after }) => [about.zh, before?.zh ?? null, after?.zh ?? null])).toEqual([
    [
      'AAA',
      '得分 90–100；含义 信用极好，偿付能力极强；十二个月违约概率 0.05%',
      '得分 92–100；含义 信用极好，偿付能力极强；十二个月违约概率 0.05%',
    ],
    [
      'AA',
      '得分 82–89；含义 信用优良，偿付能力很强；十二个月违约概率 0.05%',
      '得分 82–91；含义 信用优良，偿付能力很强；十二个月违约概率 0.05%',
    ],
    [
      '财务状况 · 净资产收益率',
      '满分 4；计分 低于 0% 0 分；0% 起 1 分；5% 起 2 分；10% 起 3 分；15% 起 4 分',
      '满分 6；计分 低于 0% 0 分；0% 起 2 分；5% 起 3 分；10% 起 5 分；15% 起 6 分',
    ],
    ['诉讼与执行为“重大诉讼或被执行”', null, '等级不高于 C'],
  ]);
  expect(changesBetween(documentOf(base, undefined), documentOf(base, undefined))).toEqual([]);
});

describe('a factor that our own cards do not ask', () => {
  it('is offered with a weight of nothing, and comes in once it counts', () => {
    expect(usual.factors.find(({ code }) => code === 'gross_margin')).toMatchObject({ weight: 0 });
    const draft = {
      ...usual,
      factors: usual.factors.map((one) =>
        one.code === 'gross_margin' ? { ...one, weight: 4 } : one.code === 'net_margin' ? { ...one, weight: 0 } : one,
      ),
    };
    expect(draftFaults(draft, base)).toEqual([]);
    const { scorecard } = withDraft(base, draft);
    const asked = cardWith(scorecard).factors.map(({ code }) => code);
    expect([asked.includes('gross_margin'), asked.includes('net_margin'), asked.includes('roa')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      draftOf(withDraft(base, draft))
        .factors.map(({ code }) => code)
        .toSorted(),
    ).toEqual(usual.factors.map(({ code }) => code).toSorted());
  });

  it('may be absent: a draft that is older than what can be chosen is still good', () => {
    const older = { ...usual, factors: usual.factors.filter(({ code }) => code !== 'external_score') };
    expect(draftFaults(older, base)).toEqual([]);
    expect(withDraft(base, older)).toEqual(withDraft(base, usual));
  });

  it('or once it vetoes, without a point', () => {
    const vetoes = [{ factor: 'cash_ratio', test: { kind: 'below', figure: 0.05 }, atMost: 'CCC' }] as const;
    const policy = withDraft(base, { ...usual, vetoes });
    expect(cardWith(policy.scorecard).factors.some(({ code }) => code === 'cash_ratio')).toBe(false);
    expect(capName('veto_cash_ratio', policy).en).toBe('Vetoed: Cash ratio');
  });
});
