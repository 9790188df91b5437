import { InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { FactorScale } from './FactorScale.tsx';
import type { Draft, Edit, FactorDraft, Scorecard } from './scorecard.ts';

type Props = { readonly scorecard: Scorecard; readonly draft: Draft; readonly edit: Edit };

/** What each factor counts, dimension by dimension; a factor opens to its scale. */
export function FactorEditor({ scorecard, draft, edit }: Props) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  const [open, setOpen] = useState<string>();
  const total = sum(draft.factors);
  const change = (code: string, more: Partial<FactorDraft>) =>
    edit((before) => ({
      ...before,
      factors: before.factors.map((factor) => (factor.code === code ? { ...factor, ...more } : factor)),
    }));
  return (
    <section className="panel" aria-labelledby="scorecard-factors">
      <div className="scorecard-head">
        <h2 id="scorecard-factors" className="panel-title">
          {t('factors.title')}
        </h2>
        <StatusTag tone={total === 100 ? 'fine' : 'act'}>{t('factors.total', { total })}</StatusTag>
      </div>
      {scorecard.dimensions.map(({ code, name }) => {
        const own = scorecard.factors.filter(({ dimension }) => dimension === code);
        const drafts = draft.factors.filter((factor) => own.some((one) => one.code === factor.code));
        return (
          <div key={code} className="scorecard-dimension">
            <h3>
              {text(name)} <span className="figure soft">{t('points', { count: sum(drafts) })}</span>
            </h3>
            <ul>
              {own.map((facts) => {
                const factor = drafts.find((one) => one.code === facts.code);
                if (factor === undefined) return null;
                const usual = scorecard.draft.factors.find((one) => one.code === facts.code);
                const isOpen = open === facts.code;
                return (
                  <li key={facts.code}>
                    <div className="scorecard-factor">
                      <button
                        type="button"
                        className="scorecard-open"
                        aria-expanded={isOpen}
                        onClick={() => setOpen(isOpen ? undefined : facts.code)}
                      >
                        {text(facts.name)}
                      </button>
                      {factor.weight === 0 && <StatusTag tone="quiet">{t('factors.leftOut')}</StatusTag>}
                      {usual !== undefined && usual.weight !== factor.weight && (
                        <span className="soft figure">{t('factors.was', { weight: usual.weight })}</span>
                      )}
                      <InputNumber
                        aria-label={t('factors.weightOf', { name: text(facts.name) })}
                        min={0}
                        max={100}
                        precision={0}
                        value={factor.weight}
                        onChange={(weight) => change(facts.code, { weight: weight ?? 0 })}
                      />
                    </div>
                    {isOpen && (
                      <FactorScale facts={facts} factor={factor} onChange={(more) => change(facts.code, more)} />
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function sum(factors: readonly FactorDraft[]): number {
  return factors.reduce((all, { weight }) => all + weight, 0);
}
