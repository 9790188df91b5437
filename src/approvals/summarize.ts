import type { LimitProposal, ProposalLine, ResultView } from '#assessment';
import { money, toJson } from '#kernel';
import { capName, type Dimension, dimensionNames, type Policy, type Text } from '#policy';
import type { Assessed } from './assessed.ts';
import { grouped } from './grouped.ts';

/** An assessment and its proposal as those who decide read them: with names, points, doubts and the sum. */
export function summarize(id: string, result: ResultView, proposal: LimitProposal, policy: Policy): Assessed {
  const nameOf = new Map(policy.scorecard.factors.map(({ code, name }) => [code, name]));
  return {
    id,
    asOf: result.asOf,
    grade: result.grade,
    ...(result.quality != null && { quality: result.quality.grade }),
    ...overriddenOf(result, policy),
    score: result.score,
    gradeOfScore: result.gradeByScore,
    caps: result.caps.map(({ when }) => capName(when, policy)),
    knownPercent: result.knownPercent,
    dimensions: result.dimensions.map(({ dimension, points, maxPoints }) => ({
      code: dimension,
      name: dimensionNames[dimension satisfies Dimension],
      points,
      maxPoints,
    })),
    doubts: result.factors.flatMap(({ code, value }) => {
      const name = nameOf.get(code);
      if (value !== null || name === undefined) return [];
      return [{ code, text: { zh: `${name.zh}：资料不足`, en: `${name.en}: not known` } }];
    }),
    proposed: toJson(proposal.proposed),
    derivation: proposal.lines.map((line) => ({
      code: line.step,
      label: inWords(line, (minor) => grouped(money(proposal.proposed.currency, minor))),
      amount: toJson(money(proposal.proposed.currency, line.amountMinor)),
    })),
  };
}

function overriddenOf({ modelGrade, override }: ResultView, { overrides }: Policy): Pick<Assessed, 'override'> {
  if (override === undefined || modelGrade === undefined) return {};
  const { overrideId: id, reasonCode, reason, validTo, madeBy: by, madeById: byId } = override;
  const reasonName = overrides?.reasons.find(({ code }) => code === reasonCode)?.name ?? {
    zh: reasonCode,
    en: reasonCode,
  };
  return { override: { id, modelGrade, reasonCode, reasonName, reason, validTo, by, byId } };
}

const noText: Text = { zh: '', en: '' };

type PassedOver = NonNullable<Extract<ProposalLine, { step: 'need' }>['passedOver']>;

function passedOver({ expectedMinor, because }: PassedOver, show: (minor: bigint) => string): Text {
  const expected = show(expectedMinor);
  return because === 'sales_cover_a_year'
    ? {
        zh: `（预计年采购 ${expected} 不计：我方开票已满一年）`,
        en: ` (${expected} expected does not count: our own sales cover a year)`,
      }
    : {
        zh: `（预计年采购 ${expected} 不计：不高于已开票金额）`,
        en: ` (${expected} expected does not count: it is no more than was invoiced)`,
      };
}

function inWords(line: ProposalLine, show: (minor: bigint) => string): Text {
  switch (line.step) {
    case 'capacity': {
      const sum = `${show(line.netAssetsMinor)} × ${line.percent}%`;
      return { zh: `承受能力：净资产 ${sum}`, en: `Capacity: net assets ${sum}` };
    }
    case 'need': {
      const sum = `${show(line.yearlySalesMinor)} ÷ 12 × ${line.months}`;
      if (line.salesAre === 'expected')
        return { zh: `交易需求：预计年采购 ${sum} 个月`, en: `Need: expected in twelve months ${sum} months` };
      const over = line.passedOver === undefined ? noText : passedOver(line.passedOver, show);
      return {
        zh: `交易需求：近十二个月开票 ${sum} 个月${over.zh}`,
        en: `Need: invoiced in twelve months ${sum} months${over.en}`,
      };
    }
    case 'lesser_of_both':
      return { zh: '两者取小', en: 'The lesser of both' };
    case 'one_sided':
      return line.knows === 'capacity'
        ? { zh: `只知承受能力，取 ${line.percent}%`, en: `Only capacity is known: ${line.percent}% of it` }
        : { zh: `只知交易需求，取 ${line.percent}%`, en: `Only need is known: ${line.percent}% of it` };
    case 'starter':
      return { zh: '资料未知：起步额度', en: 'Neither is known: the starter limit' };
    case 'no_credit':
      return { zh: `${line.grade} 级不予赊销`, en: `No credit for grade ${line.grade}` };
    case 'single_customer_cap':
      return {
        zh: `${line.grade} 级单一客户上限 ${show(line.capMinor)}`,
        en: `Cap for one customer of grade ${line.grade}: ${show(line.capMinor)}`,
      };
    case 'growth_cap': {
      const sum = `${show(line.measuredFromMinor)} × ${line.percent}%`;
      return { zh: `增幅上限 ${sum}`, en: `Cap on growth: ${sum}` };
    }
    case 'requested':
      return { zh: `申请额度 ${show(line.capMinor)}`, en: `Asked for: ${show(line.capMinor)}` };
    case 'rounded':
      return { zh: `按 ${show(line.toMinor)} 取整`, en: `Rounded down to whole ${show(line.toMinor)}` };
  }
}
