import { cny } from '#kernel';
import { expect, test } from 'vitest';
import { type AuthorityQuestion, approvalChain } from './approval-chain.ts';
import { policies } from './policies.ts';

const { authority } = policies[0];
const amount = (text: string) => (text === 'unlimited' ? ('unlimited' as const) : cny(text));

// biome-ignore format: a table
const cases: [what: string, grade: AuthorityQuestion['grade'], before: string, after: string, prolongs: boolean, own: string, proposed: string, levels: string, added: string | null][] = [
  // what                                grade  before      after       longer own         proposed    levels                                                             added
  ['small: the sales manager',           'A',   '0',        '500000',   true,  '500000',   '500000',   'sales_manager',                                                   null],
  ['one fen more: two levels',           'A',   '0',        '500000.01', true, '500000.01', '600000',  'sales_manager credit_manager',                                    null],
  ['split in a group: the total counts', 'A',   '2900000',  '3100000',  true,  '200000',   '200000',   'credit_manager finance_director',                                 null],
  ['a weaker grade, the same amount',    'B',   '0',        '500000',   true,  '500000',   '500000',   'sales_manager credit_manager',                                    null],
  ['above every amount: the committee',  'BBB', '0',        '10000001', true,  '10000001', '10000001', 'credit_manager finance_director committee',                       null],
  ['beyond the proposal by 20 %',        'A',   '0',        '480000',   true,  '480000',   '400000',   'sales_manager finance_director',                                  'finance_director'],
  ['beyond it by a little more',         'A',   '0',        '480001',   true,  '480001',   '400000',   'sales_manager general_manager',                                   'general_manager'],
  ['nothing proposed at all',            'B',   '0',        '50000',    true,  '50000',    '0',        'sales_manager committee',                                         'committee'],
  ['a decrease',                         'AAA', '90000000', '80000000', false, '80000000', '0',        'credit_manager',                                                  null],
  ['a decrease that lasts longer',       'AAA', '90000000', '80000000', true,  '80000000', '80000000', 'credit_manager finance_director committee',                       null],
  ['a renewal of the same amount',       'AA',  '1000000',  '1000000',  true,  '1000000',  '1000000',  'sales_manager credit_manager',                                    null],
  ['the same amount and days',           'AA',  '1000000',  '1000000',  false, '1000000',  '1000000',  'sales_manager credit_manager',                                    null],
  ['unlimited',                          'AAA', '1000000',  'unlimited', true, 'unlimited', '900000',  'credit_manager finance_director committee',                       null],
  ['from unlimited to an amount',        'AAA', 'unlimited', '900000',  false, '900000',   '900000',   'credit_manager',                                                  null],
];

test.each(cases)('%s', (_what, grade, before, after, prolongs, own, proposed, levels, added) => {
  const question = {
    grade,
    totalBefore: amount(before),
    totalAfter: amount(after),
    prolongs,
    amount: amount(own),
    proposed: cny(proposed),
  };
  const answer = approvalChain(question, authority);
  expect({ levels: answer.levels.join(' '), added: answer.addedByExcess }).toEqual({ levels, added });
});

const question: AuthorityQuestion = {
  grade: 'A',
  totalBefore: cny('0'),
  totalAfter: cny('500000'),
  prolongs: true,
  amount: cny('500000'),
  proposed: cny('500000'),
};
const second = policies[1]?.authority ?? authority;

test.each([
  ['figures that are fair', { quality: 'fair' }, second, 'sales_manager', undefined],
  ['figures in doubt', { quality: 'doubtful' }, second, 'sales_manager credit_manager', 'credit_manager'],
  [
    'figures that cannot be relied on',
    { quality: 'unreliable' },
    second,
    'sales_manager credit_manager',
    'credit_manager',
  ],
  ['no figures at all', { quality: null }, second, 'sales_manager', undefined],
  [
    '…where more authority decides anyway',
    { quality: 'unreliable', totalAfter: cny('3000001') },
    second,
    'credit_manager finance_director',
    undefined,
  ],
  [
    '…beyond the proposal',
    { quality: 'doubtful', proposed: cny('450000') },
    second,
    'sales_manager finance_director',
    undefined,
  ],
  [
    'a decrease',
    { quality: 'unreliable', totalBefore: cny('900000'), prolongs: false },
    second,
    'credit_manager',
    undefined,
  ],
  ['a policy that does not ask', { quality: 'unreliable' }, authority, 'sales_manager', undefined],
] as const)('%s', (_, more, matrix, levels, added) => {
  const answer = approvalChain({ ...question, ...more }, matrix);
  expect([answer.levels.join(' '), answer.addedByDoubt]).toEqual([levels, added]);
});
