import { type MoneyJson, ok, type Result } from '#kernel';
import type { Platform } from '#platform';
import { levelNames, qualityNames, type Text } from '#policy';
import type { ApplicationKind, Language } from '../application.ts';
import { grouped } from '../grouped.ts';
import { writeMemorandum } from '../memorandum.ts';
import { moneyFromJson } from '../stored-money.ts';
import { print } from './printer.ts';
import type { ApplicationView } from './read-application.ts';
import { type Reader, summarizeFiveC, type Summary } from './summarize-five-c.ts';

/** 审批备忘录 as PDF, one page. */
export async function printMemorandum(
  platform: Platform,
  reader: Reader,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<Result<Buffer>> {
  const summed = await summarizeFiveC(platform, reader, id);
  if (!summed.ok) return summed;
  const { view, facts, parts } = summed.value;
  const { assessment } = view;
  const page = writeMemorandum(
    {
      company: platform.company.name,
      number: view.id,
      on: reader.today,
      customer: `${view.customerName}  ${view.customerCode}`,
      rows: rowsOf(summed.value),
      reason: view.reason,
      grade: { grade: view.grade ?? '—', note: noteOf(assessment?.override ?? null) },
      parts,
      statements: facts.statements,
      derivation: (assessment?.derivation ?? []).map(({ label, amount }) => [label, same(shown(amount))] as const),
    },
    language,
  );
  return ok(await print('memorandum', page));
}

const kindNames: Readonly<Record<ApplicationKind, Text>> = {
  new: { zh: '新增额度', en: 'New limit' },
  increase: { zh: '增加额度', en: 'Increase' },
  decrease: { zh: '减少额度', en: 'Decrease' },
  temporary: { zh: '临时额度', en: 'Temporary limit' },
  renewal: { zh: '续期', en: 'Renewal' },
};

function rowsOf({ view, result }: Summary): (readonly [Text, Text])[] {
  const levels = view.levels.map((level) => levelNames[level]);
  const { quality, scoreBand, pd } = result;
  const band = scoreBand === undefined || scoreBand === null ? '' : ` (${scoreBand.low}–${scoreBand.high})`;
  return [
    [{ zh: '申请', en: 'Asked for' }, both(kindNames[view.kind], askedText(view))],
    [{ zh: '有效期', en: 'Valid' }, same(`${view.validFrom} – ${view.validTo}`)],
    [{ zh: '政策建议额度', en: 'Proposed by policy' }, same(shown(view.proposed))],
    [{ zh: '得分', en: 'Score' }, same(`${result.score} / 100${band}`)],
    [{ zh: '现有额度', en: 'Limit in force' }, limitText(view.now.limit)],
    [
      { zh: '十二个月违约概率', en: 'Default in 12 months' },
      same(typeof pd === 'number' ? `${(pd * 100).toFixed(2)}%` : '—'),
    ],
    [{ zh: '目前信用占用', en: 'Exposure now' }, same(shown(view.now.exposure))],
    [
      { zh: '数据质量', en: 'Quality of figures' },
      quality === undefined || quality === null ? same('—') : qualityNames[quality.grade],
    ],
    [{ zh: '申请人', en: 'Applicant' }, same(view.applicant)],
    [
      { zh: '审批层级', en: 'Decided by' },
      { zh: levels.map(({ zh }) => zh).join(' → '), en: levels.map(({ en }) => en).join(' → ') },
    ],
  ];
}

function askedText({ amount, counted }: ApplicationView): string {
  if (counted === undefined) return shown(amount);
  return `${shown(amount)} = ${shown(counted.amount)} @ ${counted.rate.rate} (${counted.rate.day})`;
}

function noteOf(override: NonNullable<ApplicationView['assessment']>['override']): Text | null {
  if (override === null) return null;
  const { by, modelGrade, validTo, reasonName, reason } = override;
  return {
    zh: `等级由 ${by} 人工调整，模型等级 ${modelGrade}，有效至 ${validTo}。${reasonName.zh}：${reason}`,
    en: `The grade was overridden by ${by} until ${validTo}; the model says ${modelGrade}. ${reasonName.en}: ${reason}`,
  };
}

function limitText(limit: ApplicationView['now']['limit']): Text {
  if (limit === 'none') return { zh: '无', en: 'None' };
  return limit === 'unlimited' ? { zh: '不限', en: 'Unlimited' } : same(shown(limit));
}

function shown(amount: MoneyJson | null): string {
  return amount === null ? '—' : `${amount.currency} ${grouped(moneyFromJson(amount))}`;
}

function both(name: Text, figure: string): Text {
  return { zh: `${name.zh} ${figure}`, en: `${name.en} ${figure}` };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
