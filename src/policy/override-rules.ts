import type { Role } from '#team';
import type { Text } from './text.ts';

/** Why a person's word stands above the model's: something that no factor reads. */
export type OverrideReason =
  | 'later_events'
  | 'support_of_owner'
  | 'security_not_scored'
  | 'figures_not_typical'
  | 'legal_or_press'
  | 'management_or_ownership';

/** 等级调整: how far, how long and by whom the grade of the model may be set aside. */
export type OverrideRules = {
  /** Steps that a role may raise and lower a grade. A role that is not named may do neither. */
  readonly steps: readonly { readonly role: Role; readonly name: Text; readonly up: number; readonly down: number }[];
  /** The longest that it runs, in months. */
  readonly monthsMax: number;
  readonly reasons: readonly { readonly code: OverrideReason; readonly name: Text }[];
};

/** Lowering is prudence, and asks for less than raising. */
// biome-ignore format: a table
export const overrideRules2: OverrideRules = {
  steps: [
    { role: 'credit_analyst',   name: { zh: '信用分析师', en: 'Credit analyst' },   up: 0, down: 2 },
    { role: 'credit_manager',   name: { zh: '信用经理',   en: 'Credit manager' },   up: 1, down: 3 },
    { role: 'finance_director', name: { zh: '财务总监',   en: 'Finance director' }, up: 2, down: 9 },
    { role: 'general_manager',  name: { zh: '总经理',     en: 'General manager' },  up: 2, down: 9 },
  ],
  monthsMax: 6,
  reasons: [
    { code: 'later_events',            name: { zh: '报表之后的重大事项',       en: 'Events after the statements' } },
    { code: 'support_of_owner',        name: { zh: '集团或股东支持',           en: 'Support of the group or the owners' } },
    { code: 'security_not_scored',     name: { zh: '评分未计入的担保',         en: 'Security that no factor reads' } },
    { code: 'figures_not_typical',     name: { zh: '报表不能代表正常经营',     en: 'Figures that are not typical of the business' } },
    { code: 'legal_or_press',          name: { zh: '诉讼、处罚或负面报道',     en: 'Lawsuits, penalties or the press' } },
    { code: 'management_or_ownership', name: { zh: '管理层或股权变动',         en: 'Change of management or ownership' } },
  ],
};

/** The most steps that somebody with these roles may raise and lower a grade. */
export function stepsOfRoles(roles: readonly Role[], { steps }: Pick<OverrideRules, 'steps'>) {
  const own = steps.filter(({ role }) => roles.includes(role));
  return { up: Math.max(0, ...own.map(({ up }) => up)), down: Math.max(0, ...own.map(({ down }) => down)) };
}
