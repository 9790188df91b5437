import type { ResultView } from '#assessment';
import type { MoneyJson } from '#kernel';
import type { LimitTerms } from '#limits';
import { capName, type FactorCode, type Policy, repaymentNames, securityNames, type Text } from '#policy';
import { grouped } from './grouped.ts';
import { moneyFromJson } from './stored-money.ts';

const fiveCs = ['character', 'capacity', 'capital', 'collateral', 'conditions'] as const;
type FiveC = (typeof fiveCs)[number];

/** One C: what is known of it in sentences, and the points of the scorecard's factors that speak of it. */
export type FiveCPart = {
  readonly code: FiveC;
  readonly points: number;
  /** 0 where no factor speaks of it. */
  readonly maxPoints: number;
  readonly sentences: readonly Text[];
};

/** What the summary is made of: an assessment as it is kept, and what the application adds. All of it stored. */
export type FiveCFacts = {
  readonly result: ResultView;
  /** What others judged and the reader, who judges too and decides nothing here, has not. */
  readonly hidden: ReadonlySet<string>;
  readonly industry: string | null;
  readonly settledInvoices: number;
  readonly asked: MoneyJson;
  readonly exposure: MoneyJson;
  readonly terms: LimitTerms | null;
  readonly group: { readonly before: MoneyJson | 'unlimited'; readonly after: MoneyJson | 'unlimited' };
};

/** Which C a factor speaks of: every factor of the scorecard stands in exactly one, so that the points add up. */
const partOf: Readonly<Record<FactorCode, FiveC>> = {
  late_share: 'character',
  days_beyond_terms: 'character',
  oldest_overdue_days: 'character',
  culture: 'character',
  transparency: 'character',
  litigation: 'character',
  interest_cover: 'capacity',
  net_margin: 'capacity',
  roe: 'capacity',
  operating_cash_flow_to_debt: 'capacity',
  receivables_days: 'capacity',
  revenue_growth: 'capacity',
  gross_margin: 'capacity',
  roa: 'capacity',
  inventory_days: 'capacity',
  total_asset_turnover: 'capacity',
  net_profit_growth: 'capacity',
  market_share: 'capacity',
  largest_customer_share: 'capacity',
  largest_supplier_share: 'capacity',
  capacity_use: 'capacity',
  external_score: 'character',
  years_in_business: 'capacity',
  management: 'capacity',
  strategy: 'capacity',
  debt_to_asset_ratio: 'capital',
  current_ratio: 'capital',
  quick_ratio: 'capital',
  cash_ratio: 'capital',
  interest_bearing_debt_to_assets: 'capital',
  industry_outlook: 'conditions',
};

const say = (zh: string, en: string): Text => ({ zh, en });
const showMoney = (amount: MoneyJson) => `${amount.currency} ${grouped(moneyFromJson(amount))}`;

/** 五 C 分析: the five questions of credit, answered with the figures that the application rests on. */
export function fiveCOf(facts: FiveCFacts, policy: Policy): FiveCPart[] {
  return fiveCs.map((code) => {
    const own = facts.result.factors.filter((factor) => partOf[factor.code as FactorCode] === code);
    const covered = own.filter((factor) => facts.hidden.has(factor.code));
    const open = own.filter((factor) => !facts.hidden.has(factor.code));
    const known = open.filter(({ value }) => value !== null);
    const figures = known.map((factor) => inWords(factor, policy));
    const missing = open.filter(({ value }) => value === null).map((factor) => nameOf(factor.code, policy));
    return {
      code,
      points: own.reduce((sum, { points }) => sum + points, 0),
      maxPoints: own.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      sentences: [
        ...leadOf(code, facts, policy),
        ...(figures.length === 0 ? [] : [sentence(figures)]),
        ...(missing.length === 0 ? [] : [unknown(missing)]),
        ...(covered.length === 0 ? [] : [judgeFirst(covered.map((factor) => nameOf(factor.code, policy)))]),
      ],
    };
  });
}

function leadOf(code: FiveC, facts: FiveCFacts, policy: Policy): Text[] {
  switch (code) {
    case 'character':
      return characterOf(facts, policy);
    case 'capacity':
      return capacityOf(facts);
    case 'capital':
      return capitalOf(facts);
    case 'collateral':
      return collateralOf(facts);
    case 'conditions':
      return conditionsOf(facts);
  }
}

function characterOf({ result, settledInvoices, hidden }: FiveCFacts, policy: Policy): Text[] {
  const shown = result.caps.filter(({ when }) => !hidden.has(when.replace(/^veto_/, '')));
  const held = shown.map(({ when, atMost }) => {
    const name = capName(when, policy);
    return say(`${name.zh}，等级不高于 ${atMost}。`, `${name.en}: the grade is ${atMost} at most.`);
  });
  const settled =
    settledInvoices === 0
      ? say(
          '近十二个月没有结清的发票，付款习惯尚无记录。',
          'No invoice was settled in twelve months: there is no record of paying.',
        )
      : say(
          `近十二个月结清我方发票 ${settledInvoices} 张。`,
          `It settled ${settledInvoices} of our invoices in twelve months.`,
        );
  return [settled, ...held];
}

function capacityOf({ result, exposure }: FiveCFacts): Text[] {
  const { yearlySales } = result.limitBasis;
  const owes = showMoney(exposure);
  return yearlySales === null
    ? [say(`我方尚未对其开票，目前信用占用 ${owes}。`, `We have not invoiced it yet; exposure now is ${owes}.`)]
    : [
        say(
          `我方近十二个月开票 ${showMoney(yearlySales)}，目前信用占用 ${owes}。`,
          `We invoiced ${showMoney(yearlySales)} in twelve months; exposure now is ${owes}.`,
        ),
      ];
}

function capitalOf({ result, asked }: FiveCFacts): Text[] {
  const { netAssets } = result.limitBasis;
  if (netAssets === null) return [say('没有可用的净资产数字。', 'Net assets are not known.')];
  const [own, wanted] = [moneyFromJson(netAssets), moneyFromJson(asked)];
  const assets = showMoney(netAssets);
  if (own.minor <= 0n || own.currency !== wanted.currency)
    return [say(`净资产 ${assets}。`, `Net assets are ${assets}.`)];
  const share = percent(Number(wanted.minor) / Number(own.minor));
  return [
    say(
      `净资产 ${assets}，申请额度相当于其 ${share}。`,
      `Net assets are ${assets}; what is asked for is ${share} of them.`,
    ),
  ];
}

function collateralOf({ result, terms }: FiveCFacts): Text[] {
  if (terms === null)
    return [
      say(
        '未评级，没有按等级的授信条件，由审批人写明。',
        'Without a grade there are no terms: whoever decides names them.',
      ),
    ];
  const { security, repayment, paymentDays, conditions } = terms;
  const asks = say(
    `${result.grade} 级的条件：${security === 'none' ? '' : '担保为'}${securityNames[security].zh}，${repaymentNames[repayment].zh}，账期 ${paymentDays} 天。`,
    `Grade ${result.grade} asks for ${security === 'none' ? 'no security' : securityNames[security].en.toLowerCase()}; ${repaymentNames[repayment].en.toLowerCase()}, ${paymentDays} days.`,
  );
  const added =
    conditions.length === 0
      ? say('审批中尚未附加条件。', 'No conditions were added so far.')
      : say(`审批附加条件：${conditions.join('；')}。`, `Conditions of the approval: ${conditions.join('; ')}.`);
  return [asks, added];
}

function conditionsOf({ industry, group }: FiveCFacts): Text[] {
  const total = (amount: MoneyJson | 'unlimited', language: keyof Text) =>
    amount === 'unlimited' ? (language === 'zh' ? '不限' : 'unlimited') : showMoney(amount);
  return [
    industry === null
      ? say('未登记所属行业。', 'Its industry is not recorded.')
      : say(`所属行业：${industry}。`, `Its industry is ${industry}.`),
    say(
      `所在集团额度合计由 ${total(group.before, 'zh')} 变为 ${total(group.after, 'zh')}。`,
      `Its credit group’s limits go from ${total(group.before, 'en')} to ${total(group.after, 'en')}.`,
    ),
  ];
}

function inWords({ code, value }: ResultView['factors'][number], policy: Policy): Text {
  const factor = policy.scorecard.factors.find((one) => one.code === code);
  const name = nameOf(code, policy);
  if (factor === undefined || value === null) return name;
  if (factor.kind === 'chosen') {
    const label = factor.choices.find(({ answer }) => answer === value)?.label ?? say(`${value}`, `${value}`);
    return say(`${name.zh}：${label.zh}`, `${name.en.toLowerCase()}: ${label.en.toLowerCase()}`);
  }
  const number = Number(value);
  switch (factor.unit) {
    case 'percent':
      return say(`${name.zh} ${percent(number)}`, `${name.en.toLowerCase()} ${percent(number)}`);
    case 'times':
      return say(`${name.zh} ${number.toFixed(2)}`, `${name.en.toLowerCase()} ${number.toFixed(2)}`);
    case 'days':
      return say(`${name.zh} ${Math.round(number)} 天`, `${name.en.toLowerCase()} ${Math.round(number)}`);
    case 'years':
      return say(`${name.zh} ${number} 年`, `${name.en.toLowerCase()} ${number}`);
    case 'points':
      return say(`${name.zh} ${number} 分`, `${name.en.toLowerCase()} ${number}`);
  }
}

function nameOf(code: string, { scorecard }: Policy): Text {
  return scorecard.factors.find((factor) => factor.code === code)?.name ?? say(code, code);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function sentence(parts: readonly Text[]): Text {
  const en = parts.map((part) => part.en).join('; ');
  return say(`${parts.map((part) => part.zh).join('，')}。`, `${en.charAt(0).toUpperCase()}${en.slice(1)}.`);
}

function unknown(names: readonly Text[]): Text {
  return say(
    `资料不足：${names.map(({ zh }) => zh).join('、')}。`,
    `Not known: ${names.map(({ en }) => en.toLowerCase()).join(', ')}.`,
  );
}

function judgeFirst(names: readonly Text[]): Text {
  return say(
    `您独立评议后显示：${names.map(({ zh }) => zh).join('、')}。`,
    `Shown once you have judged them yourself: ${names.map(({ en }) => en.toLowerCase()).join(', ')}.`,
  );
}
