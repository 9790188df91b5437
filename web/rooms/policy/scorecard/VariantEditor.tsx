import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { GradeSelect } from './GradeSelect.tsx';
import type { Draft, Edit, Scorecard, Variant } from './scorecard.ts';

type Props = { readonly scorecard: Scorecard; readonly draft: Draft; readonly edit: Edit };

/** Scorecards of some customers: whom they are for, other weights, and how far they are trusted. */
export function VariantEditor({ scorecard, draft, edit }: Props) {
  const { t } = useTranslation('scorecard');
  const set = (change: (variants: readonly Variant[]) => Variant[]) =>
    edit((before) => ({ ...before, variants: change(before.variants) }));
  const add = () =>
    set((all) => [
      ...all,
      {
        code: freeCode(all),
        name: { zh: `评分卡 ${all.length + 1}`, en: `Scorecard ${all.length + 1}` },
        for: { thinFile: true },
        weights: Object.fromEntries(draft.factors.map(({ code, weight }) => [code, weight])) as Variant['weights'],
        atMost: 'BBB',
      },
    ]);
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="scorecard-variants">
        <h2 id="scorecard-variants" className="panel-title">
          {t('variants.title')}
        </h2>
        <p className="soft scorecard-note">{t('variants.note')}</p>
        {draft.variants.length === 0 && <p className="scorecard-note">{t('variants.none')}</p>}
        <Button onClick={add}>{t('variants.add')}</Button>
      </section>
      {draft.variants.map((variant, place) => (
        <VariantPanel
          key={variant.code}
          variant={variant}
          scorecard={scorecard}
          onChange={(to) => set((all) => all.map((one, at) => (at === place ? to : one)))}
          onRemove={() => set((all) => all.filter((_, at) => at !== place))}
        />
      ))}
    </div>
  );
}

type PanelProps = {
  readonly variant: Variant;
  readonly scorecard: Scorecard;
  readonly onChange: (variant: Variant) => void;
  readonly onRemove: () => void;
};

function VariantPanel({ variant, scorecard, onChange, onRemove }: PanelProps) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  const { code, name, for: condition, weights, atMost } = variant;
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const ask = (more: Partial<Variant['for']>) => onChange({ ...variant, for: { ...condition, ...more } });
  const words = (values: string[]) => (values.length === 0 ? undefined : values);
  return (
    <section className="panel stack" aria-label={text(name)}>
      <div className="scorecard-head">
        <h3 className="panel-title">{text(name)}</h3>
        <StatusTag tone={total === 100 ? 'fine' : 'act'}>{t('factors.total', { total })}</StatusTag>
        <Button type="text" size="small" onClick={onRemove}>
          {t('variants.remove')}
        </Button>
      </div>
      <div className="scorecard-fields">
        <label htmlFor={`${code}-zh`}>{t('variants.nameZh')}</label>
        <Input
          id={`${code}-zh`}
          value={name.zh}
          onChange={({ target }) => onChange({ ...variant, name: { ...name, zh: target.value } })}
        />
        <label htmlFor={`${code}-en`}>{t('variants.nameEn')}</label>
        <Input
          id={`${code}-en`}
          value={name.en}
          onChange={({ target }) => onChange({ ...variant, name: { ...name, en: target.value } })}
        />
        <span>{t('variants.thinFile')}</span>
        <Switch
          aria-label={t('variants.thinFile')}
          checked={condition.thinFile === true}
          onChange={(is) => ask({ thinFile: is ? true : undefined })}
        />
        <span>{t('variants.newCustomer')}</span>
        <Switch
          aria-label={t('variants.newCustomer')}
          checked={condition.newCustomer === true}
          onChange={(is) => ask({ newCustomer: is ? true : undefined })}
        />
        <label htmlFor={`${code}-industries`}>{t('variants.industries')}</label>
        <Select
          id={`${code}-industries`}
          mode="tags"
          value={condition.industries ?? []}
          placeholder={t('variants.any')}
          onChange={(industries: string[]) => ask({ industries: words(industries) })}
        />
        <label htmlFor={`${code}-types`}>{t('variants.types')}</label>
        <Select
          id={`${code}-types`}
          mode="tags"
          value={condition.customerTypes ?? []}
          placeholder={t('variants.any')}
          onChange={(customerTypes: string[]) => ask({ customerTypes: words(customerTypes) })}
        />
        <span>{t('atMost')}</span>
        <GradeSelect
          label={t('atMost')}
          value={atMost ?? null}
          onChange={(grade) => onChange({ ...variant, atMost: grade ?? undefined })}
        />
      </div>
      <ul className="scorecard-weights">
        {scorecard.factors.map((factor) => (
          <li key={factor.code}>
            <span>{text(factor.name)}</span>
            <InputNumber
              size="small"
              aria-label={t('factors.weightOf', { name: text(factor.name) })}
              min={0}
              max={100}
              precision={0}
              value={weights[factor.code] ?? 0}
              onChange={(weight) => onChange({ ...variant, weights: { ...weights, [factor.code]: weight ?? 0 } })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function freeCode(variants: readonly Variant[]): string {
  let number = variants.length + 1;
  while (variants.some(({ code }) => code === `variant_${number}`)) number += 1;
  return `variant_${number}`;
}
