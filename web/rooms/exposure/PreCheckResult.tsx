import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney, noValue } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { customerQuery } from '../customers/customer.ts';
import { LevelList } from './LevelList.tsx';
import { ObjectionList, ObjectionTags } from './ObjectionList.tsx';
import type { PreCheck } from './pre-check.ts';

/** How much, on which terms, and of each order whether and from when. */
export function PreCheckResult({ answer }: { readonly answer: PreCheck }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const { most, headroom, limit, limitStatus, validTo, terms, standsInTheWay, documents, customerCode, levels } =
    answer;
  const { payerCode, deliverOn, figuresOfToday = [] } = answer;
  const { data: payer } = useQuery({ ...customerQuery(payerCode ?? ''), enabled: payerCode !== undefined });
  const shown = (value: typeof headroom) => (value === 'unlimited' ? common('headroom.unlimited') : formatMoney(value));
  return (
    <section className="panel check-result pre-check-result">
      <div className="pre-check-most">
        <span className="soft">
          {deliverOn === undefined ? t('preCheck.most') : t('preCheck.mostOn', { day: formatDay(deliverOn) })}
        </span>
        <strong className="figure">{shown(most)}</strong>
      </div>
      {payerCode !== undefined && <p className="soft">{t('preCheck.byPayer', { name: payer?.name ?? payerCode })}</p>}
      {standsInTheWay.length > 0 && <ObjectionList objections={standsInTheWay} />}
      <dl className="check-figures">
        <div>
          <dt>{t('result.headroom')}</dt>
          <dd className="figure">{shown(headroom)}</dd>
        </div>
        <div>
          <dt>{t('preCheck.limit')}</dt>
          <dd>
            {limit === 'none' ? t('limitStatuses.none') : shown(limit)}
            {limit !== 'none' && limitStatus !== 'active' && ` · ${t(`limitStatuses.${limitStatus}`)}`}
          </dd>
        </div>
        <div>
          <dt>{t('preCheck.validTo')}</dt>
          <dd className="figure">{validTo === null ? noValue : formatDay(validTo)}</dd>
        </div>
        <div>
          <dt>{t('preCheck.terms')}</dt>
          <dd>{terms === null ? t('preCheck.noTerms') : t('preCheck.paymentDays', { count: terms.paymentDays })}</dd>
        </div>
      </dl>
      <LevelList levels={levels} />
      {terms !== null && terms.conditions.length > 0 && (
        <ul>
          {terms.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ol className="pre-check-documents">
          {documents.map(({ amount, outcome, objections, headroomAfter, from, onDelivery }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the answer stands in the order that was asked
            <li key={place}>
              <span className="figure">{formatMoney(amount)}</span>
              <StatusTag tone={outcome === 'approved' ? 'fine' : outcome === 'held' ? 'soon' : 'act'}>
                {t(`outcomes.${outcome}`)}
              </StatusTag>
              {outcome === 'approved' ? (
                <span className="soft">{t('preCheck.after', { headroom: shown(headroomAfter) })}</span>
              ) : (
                <>
                  <ObjectionTags objections={objections} />
                  <span>{from === null ? t('preCheck.never') : t('preCheck.from', { day: formatDay(from) })}</span>
                </>
              )}
              {deliverOn !== undefined && onDelivery !== undefined && (
                <span className="pre-check-delivery">
                  {t('preCheck.onDelivery', { day: formatDay(deliverOn) })}
                  {onDelivery.outcome === 'approved' ? (
                    t('preCheck.after', { headroom: shown(onDelivery.headroomAfter) })
                  ) : (
                    <ObjectionTags objections={onDelivery.objections} />
                  )}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {figuresOfToday.length > 0 && documents.length > 0 && (
        <p className="soft">
          {t('preCheck.figuresOfToday', {
            rules: figuresOfToday.map((rule) => t(`rules.${rule}`)).join(t('way.comma')),
          })}
        </p>
      )}
      <p className="soft">{t('preCheck.nothingKept')}</p>
      <ButtonLink
        to="/orders/check"
        search={{ customer: customerCode, payer: payerCode, amount: documents[0]?.amount.amount }}
      >
        {t('preCheck.toCheck')}
      </ButtonLink>
    </section>
  );
}
