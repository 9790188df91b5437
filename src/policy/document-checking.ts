import {
  type CheckRule,
  type CheckRuleCode,
  type CheckRuleName,
  type ControlPoint,
  controlPoints,
  grantedRules,
  type RuleScope,
  ruleCodes,
  ruleNames,
  type Strength,
  unrecordedRules,
} from './check-rule.ts';
import { levelNames } from './authority.ts';
import type { CheckRules } from './check-rules.ts';
import type { Draft } from './document.ts';
import type { ReleaseRow } from './release-authority.ts';
import type { ReleaseRules } from './release-rules.ts';
import type { Text } from './text.ts';
import { amount, both, joined, same } from './wording.ts';

const pointNames: Readonly<Record<ControlPoint, Text>> = {
  quotation: both('报价', 'Quotation'),
  sales_order: both('订单', 'Order'),
  delivery: both('发货', 'Delivery'),
  invoice: both('开票', 'Invoice'),
};

const strengthNames: Readonly<Record<Strength, Text>> = {
  block: both('拦截', 'hold'),
  warn: both('预警', 'warn'),
  record: both('记录', 'note'),
};

/** The base binds wherever something may still be held. */
const everywhere: CheckRule['strength'] = { quotation: 'block', sales_order: 'block', delivery: 'block' };
const off = both('未启用', 'off');
const noData = both('尚无数据', 'no data yet');
const none = both('不控', 'none');
const isOff = (text: Text) => text === off || text === noData;
const unrecorded: readonly string[] = unrecordedRules;
const rejecting: readonly string[] = ['blacklisted', 'customer_inactive'];
const granted: readonly string[] = grantedRules;
const base: readonly string[] = [
  'limit_frozen',
  'no_limit',
  'limit_expired',
  'over_limit',
  'over_document_limit',
  'overdue',
];

/** What a release goes on covering, and how long an order holds what it reserved. */
type Kept = {
  readonly releaseRules?: ReleaseRules | undefined;
  readonly reservationDays?: number | undefined;
};

/** What is demanded of every order, rule by rule, with what is off. */
export function checking(
  checkRules: CheckRules,
  releaseAuthority: readonly ReleaseRow[],
  { releaseRules, reservationDays }: Kept = {},
): Draft {
  const { overdueDaysTolerated, together = [] } = checkRules;
  const combined = together.map((names) =>
    joined(
      names.map((name) => meantBy(name, checkRules)),
      '、',
      ', ',
    ),
  );
  return {
    title: both('订单检查', 'Check of orders'),
    clauses: [
      both(
        '每张赊销单据须在额度内；没有额度、额度到期、冻结或列入黑名单的，不得放行。',
        'Every document on credit must fit the limit. Without a limit, after it ended, frozen or on the blacklist, nothing passes.',
      ),
      both(
        `无争议的款项逾期超过 ${overdueDaysTolerated} 天的，暂停新订单。`,
        `New orders are held when an undisputed item is more than ${overdueDaysTolerated} days past due.`,
      ),
      both(
        '被拦截的单据由有权人放行，权限按放行时超出规则的金额和逾期天数衡量；任何人不得放行自己提交的单据。',
        'Whoever has the authority may release a held document; it is measured on how far the document goes beyond the rules when it is released. Nobody releases their own.',
      ),
      ...(releaseRules === undefined ? [] : afterRelease(releaseRules)),
      ...(reservationDays === undefined
        ? []
        : [
            both(
              `订单超过 ${reservationDays} 天未发货的，释放剩余预占。`,
              `An order of which nothing was delivered for ${reservationDays} days gives back what it still has reserved.`,
            ),
          ]),
      ...combined.map(({ zh, en }) =>
        both(`下列规则同时超标才拦截，单项超标只预警：${zh}。`, `These hold only together; alone each warns: ${en}.`),
      ),
    ],
    tables: [
      {
        title: both('检查规则', 'Rules of the check'),
        columns: [
          both('规则', 'Rule'),
          both('界线', 'Line'),
          both('适用客户', 'For'),
          ...controlPoints.map((point) => pointNames[point]),
        ],
        rows: ruleCodes.flatMap((code) => {
          const set = (checkRules.rules ?? []).filter((rule) => rule.code === code);
          if (set.length > 0) return set.map((rule) => row(nameOf(rule), lineOf(rule), rule));
          if (rejecting.includes(code)) return [plain(code, both('—', '—'), both('拒绝', 'reject'))];
          if (code === 'forced_hold' || code === 'prepayment_missing')
            return [plain(code, both('—', '—'), strengthNames.block)];
          if (base.includes(code)) return [row(ruleNames[code], baseLine(code, overdueDaysTolerated), everyone)];
          if (granted.includes(code)) return [row(ruleNames[code], both('按授予', 'as granted'), everyone)];
          return [plain(code, same('—'), unrecorded.includes(code) ? noData : off)];
        }),
      },
      ...(releaseAuthority.length === 0 ? [] : [releasing(releaseAuthority)]),
    ],
  };
}

function afterRelease({ coversDays, toleranceBasisPoints, releasesCleared }: ReleaseRules): Text[] {
  const share = `${toleranceBasisPoints / 100}%`;
  return [
    both(
      `放行后 ${coversDays} 天内，放行金额上浮 ${share} 以内的后续发货和开票不再因同样的原因被拦截；停止发货的冻结除外。`,
      `For ${coversDays} days a release covers what follows of the document, deliveries and invoices, up to ${share} more than was released, but for a freeze that stops deliveries.`,
    ),
    releasesCleared
      ? both('拦截原因全部消除的，自动放行。', 'A held document of which every reason is gone is released by itself.')
      : both(
          '拦截原因全部消除的，通知负责人，由提交人重新检查。',
          'When every reason of a held document is gone its owner is told, and it is checked again.',
        ),
  ];
}

function releasing(rows: readonly ReleaseRow[]): Draft['tables'][number] {
  const any = both('不限', 'Any');
  return {
    title: both('放行权限', 'Who releases a held document'),
    columns: [
      both('超出规则不超过', 'Beyond the rules, up to'),
      both('逾期不超过', 'Overdue up to'),
      both('放行人', 'Level'),
    ],
    rows: rows.map(({ level, excessUpTo, daysOverdueUpTo }) => [
      excessUpTo === 'any' ? any : amount(excessUpTo),
      daysOverdueUpTo === 'any' ? any : daysText(daysOverdueUpTo),
      levelNames[level],
    ]),
  };
}

const everyone: Pick<CheckRule, 'strength' | 'scope'> = { strength: everywhere };

function row(name: Text, line: Text, { strength, scope }: Pick<CheckRule, 'strength' | 'scope'>): Text[] {
  const bound = controlPoints.map((point) => {
    const binding = strength[point];
    return binding === undefined ? none : strengthNames[binding];
  });
  return [name, line, scopeText(scope), ...bound];
}

function plain(code: keyof typeof ruleNames, line: Text, everywhereText: Text): Text[] {
  return [
    ruleNames[code],
    line,
    scopeText(undefined),
    ...controlPoints.map((point) => (point === 'invoice' && !isOff(everywhereText) ? none : everywhereText)),
  ];
}

function scopeText(scope: RuleScope | undefined): Text {
  const { grades, industries, countries, customerTypes, segments } = scope ?? {};
  const parts = [grades, industries, countries, customerTypes, segments].flatMap((some) =>
    some === undefined ? [] : [some.map((one) => (one === 'unrated' ? both('未评级', 'unrated') : same(one)))],
  );
  if (parts.length === 0) return both('全部', 'everybody');
  return joined(
    parts.map((some) => joined(some, '、', ', ')),
    '；',
    '; ',
  );
}

function nameOf(rule: CheckRule): Text {
  if (rule.code !== 'own') return ruleNames[rule.code];
  return both(`自定义：${rule.message.zh}`, `Own rule: ${rule.message.en}`);
}

function meantBy(name: CheckRuleName, { rules = [] }: CheckRules): Text {
  if (name in ruleNames) return ruleNames[name as CheckRuleCode];
  const own = rules.find((rule) => rule.code === 'own' && name === `own:${rule.id}`);
  return own === undefined ? same(name) : nameOf(own);
}

function baseLine(code: string, overdueDays: number): Text {
  return code === 'overdue' ? daysText(overdueDays) : same('—');
}

function lineOf(rule: CheckRule): Text {
  switch (rule.code) {
    case 'over_limit': {
      const { amount: fixed, basisPoints } = rule.tolerance ?? {};
      const parts = [fixed && amount(fixed), basisPoints === undefined ? undefined : percent(basisPoints)];
      const set = parts.filter((part) => part !== undefined);
      return set.length === 0
        ? same('—')
        : prefixed('容差 ', 'tolerance ', joined(set, '，取小 ', ', the smaller of it and '));
    }
    case 'limit_expired':
    case 'review_overdue':
      return prefixed('宽限 ', 'grace ', daysText(rule.graceDays));
    case 'overdue':
      return daysText(rule.daysTolerated);
    case 'overdue_amount':
      return both(
        `逾期超过 ${rule.daysPastDue} 天的合计 ${amount(rule.most).zh}`,
        `${amount(rule.most).en} more than ${rule.daysPastDue} days late`,
      );
    case 'overdue_share':
      return both(
        `逾期超过 ${rule.daysPastDue} 天的占 ${percent(rule.mostBasisPoints).zh}，${amount(rule.minimum).zh} 起算`,
        `${percent(rule.mostBasisPoints).en} more than ${rule.daysPastDue} days late, from ${amount(rule.minimum).en}`,
      );
    case 'payment_behaviour':
      return both(
        `${rule.mostDaysBeyondTerms} 天（至少 ${rule.fewestInvoices} 张发票）`,
        `${rule.mostDaysBeyondTerms} days (of ${rule.fewestInvoices} invoices or more)`,
      );
    case 'over_group_limit':
      return rule.ceiling === null
        ? both('成员额度合计', 'the members’ limits together')
        : both(
            `成员额度合计，最多 ${amount(rule.ceiling).zh}`,
            `the members’ limits together, ${amount(rule.ceiling).en} at most`,
          );
    case 'over_new_customer_cap':
      return both(
        `前 ${rule.days} 天 ${amount(rule.most).zh}`,
        `${amount(rule.most).en} in the first ${rule.days} days`,
      );
    case 'own':
      return same(rule.expression);
    case 'over_concentration':
      return both(`${rule.of} ${amount(rule.ceiling).zh}`, `${rule.of} ${amount(rule.ceiling).en}`);
    case 'over_seller_limit':
      return rule.standsAlone === true
        ? both('按授予，不再占用客户额度', 'as granted, in place of the customer’s own')
        : both('按授予', 'as granted');
    case 'over_sub_limit':
      return both('按授予', 'as granted');
    case 'over_budget': {
      const { by, ceiling } = rule;
      const whose = by === 'company' ? both('全公司', 'the whole company') : same(by.sellerCode);
      return both(`${whose.zh} ${amount(ceiling).zh}`, `${whose.en} ${amount(ceiling).en}`);
    }
    default:
      return same('—');
  }
}

function percent(basisPoints: number): Text {
  return same(`${basisPoints / 100}%`);
}

function daysText(days: number): Text {
  return both(`${days} 天`, `${days} days`);
}

function prefixed(zh: string, en: string, text: Text): Text {
  return both(`${zh}${text.zh}`, `${en}${text.en}`);
}
