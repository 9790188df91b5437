import fc from 'fast-check';
import { asCurrency, CNY, calendarDate, cny, money } from '#kernel';
import { expect, test } from 'vitest';
import { grades, policyInForce } from '#policy';
import { type ProposalFacts, proposeLimit, roundedProposal } from './propose-limit.ts';

const policy = policyInForce(calendarDate('2026-06-30'));
const minor = (yuan: string | null) => (yuan === null ? null : cny(yuan).minor);

function propose(facts: Partial<ProposalFacts>) {
  const base: ProposalFacts = {
    currency: CNY,
    grade: 'A',
    netAssetsMinor: null,
    yearlySalesMinor: null,
    salesAre: 'invoiced',
    currentLimit: null,
    requestedMinor: null,
  };
  const proposal = proposeLimit({ ...base, ...facts }, policy);
  if (!proposal.ok) throw new Error(proposal.refusal.code);
  return proposal.value;
}

// biome-ignore format: a table
const cases = [
  // what                                       grade  net assets   sales a year  current      asked for     proposed      steps; * where it lowers what stood before
  ['the lesser of capacity and need',            'A',   '50000000',  '12000000',   null,        null,         '3000000.00', 'capacity need lesser_of_both single_customer_cap rounded'],
  ['capacity may be the lesser',                 'A',   '20000000',  '12000000',   null,        null,         '1600000.00', 'capacity need lesser_of_both single_customer_cap rounded'],
  ['no statement: seven tenths of the need',     'BBB', null,        '1000000',    null,        null,         '170000.00',  'need one_sided single_customer_cap rounded'],
  ['no sales: seven tenths of the capacity',     'BB',  '10000000',  null,         null,        null,         '280000.00',  'capacity one_sided single_customer_cap rounded'],
  ['nothing known: the starter limit',           'B',   null,        null,         null,        null,         '100000.00',  'starter single_customer_cap rounded'],
  ['the cap of one customer',                    'CCC', '900000000', '90000000',   null,        null,         '300000.00',  'capacity need lesser_of_both single_customer_cap* rounded'],
  ['growth, at most half as much again',         'A',   '50000000',  '12000000',   '1000000',   null,         '1500000.00', 'capacity need lesser_of_both single_customer_cap growth_cap* rounded'],
  ['a small limit may grow from the starter',    'A',   '50000000',  '12000000',   '0',         null,         '150000.00',  'capacity need lesser_of_both single_customer_cap growth_cap* rounded'],
  ['no more than is asked for, to the cent',     'A',   '50000000',  '12000000',   null,        '812345.67',  '812345.67',  'capacity need lesser_of_both single_customer_cap requested*'],
  ['asking for more does not bring more',        'A',   '50000000',  '12000000',   null,        '9000000',    '3000000.00', 'capacity need lesser_of_both single_customer_cap requested rounded'],
  ['no credit for the weakest',                  'CC',  '50000000',  '12000000',   null,        null,         '0.00',       'no_credit'],
  ['and no starter either',                      'D',   null,        null,         null,        null,         '0.00',       'no_credit'],
  ['net assets of nothing',                      'B',   '0',         '12000000',   null,        null,         '0.00',       'capacity need lesser_of_both'],
] as const;

test.each(cases)('%s', (_what, grade, netAssets, sales, current, requested, proposed, steps) => {
  const proposal = propose({
    grade,
    netAssetsMinor: minor(netAssets),
    yearlySalesMinor: minor(sales),
    currentLimit: current === null ? null : cny(current),
    requestedMinor: minor(requested),
  });
  expect(proposal.proposed).toEqual(cny(proposed));
  expect(proposal.lines.map((line) => line.step + ('holds' in line && line.holds ? '*' : '')).join(' ')).toBe(steps);
});

test('an unlimited limit before is no measure of growth', () => {
  const proposal = propose({
    netAssetsMinor: minor('50000000'),
    yearlySalesMinor: minor('12000000'),
    currentLimit: 'unlimited',
  });
  expect(proposal.proposed).toEqual(cny('3000000'));
});

test('a customer of another currency is capped at the planning rate, or refused without one', () => {
  const usd = asCurrency('USD');
  const { proposed } = propose({
    currency: usd,
    grade: 'CCC',
    netAssetsMinor: 10n ** 12n,
    yearlySalesMinor: 10n ** 12n,
  });
  // ¥300,000.00 ÷ 7.1 = $42,253.52, in whole thousands.
  expect(proposed).toEqual(money(usd, 4_200_000n));
  const kwd = { currency: asCurrency('KWD'), grade: 'A', netAssetsMinor: 1n, yearlySalesMinor: 1n } as const;
  expect(
    proposeLimit({ ...kwd, salesAre: 'invoiced', currentLimit: null, requestedMinor: null }, policy),
  ).toMatchObject({
    refusal: { code: 'no_planning_rate' },
  });
});

test('the last line is the proposal; a better grade, more assets or more sales never propose less', () => {
  const amount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: null });
  const anyFacts = fc.record({
    netAssetsMinor: amount,
    yearlySalesMinor: amount,
    place: fc.nat({ max: grades.length - 2 }),
  });
  fc.assert(
    fc.property(anyFacts, fc.bigInt({ min: 0n, max: 10n ** 10n }), ({ place, ...facts }, more) => {
      const at = (grade: (typeof grades)[number] | undefined, given: typeof facts) =>
        propose({ ...given, grade: grade ?? 'D' }).proposed.minor;
      const here = at(grades[place + 1], facts);
      expect(at(grades[place], facts)).toBeGreaterThanOrEqual(here);
      const { netAssetsMinor, yearlySalesMinor } = facts;
      if (netAssetsMinor !== null)
        expect(at(grades[place + 1], { ...facts, netAssetsMinor: netAssetsMinor + more })).toBeGreaterThanOrEqual(here);
      if (yearlySalesMinor !== null)
        expect(at(grades[place + 1], { ...facts, yearlySalesMinor: yearlySalesMinor + more })).toBeGreaterThanOrEqual(
          here,
        );
      const proposal = propose({ ...facts, grade: grades[place] ?? 'D' });
      expect(proposal.lines.at(-1)?.amountMinor).toBe(proposal.proposed.minor);
    }),
  );
});

test('asked in another currency, it is whole multiples of the step there; where there is none it stays', () => {
  const dollars = (minorUnits: bigint) => money(asCurrency('USD'), minorUnits);
  expect(roundedProposal(dollars(694_444_44n), policy)).toEqual(dollars(694_000_00n));
  const francs = money(asCurrency('CHF'), 694_444_44n);
  expect(roundedProposal(francs, policy)).toEqual(francs);
});
