import { useTranslation } from 'react-i18next';
import { parseDecimal } from '../../decimal.ts';
import { formatDay, formatMoney } from '../../format.ts';
import type { Hold } from './hold.ts';
import { useRuleName } from './rule-words.ts';

type Props = { readonly release: NonNullable<Hold['release']> };

/** How much was released and on which condition, how far it went beyond the rules, and what it goes on covering. */
export function ReleaseTermsList({ release }: Props) {
  const { t } = useTranslation('exposure');
  const { t: approvals } = useTranslation('approvals');
  const ruleName = useRuleName();
  const { amount, prepay, excess, daysOverdue, level, reasonCode, evidence, covers, cleared } = release;
  const hasExcess = !isZero(excess.amount) || daysOverdue > 0;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('release.released'), formatMoney(amount)],
    [t('release.prepay'), isZero(prepay.amount) ? null : formatMoney(prepay)],
    [
      t('release.excess'),
      hasExcess
        ? [formatMoney(excess), daysOverdue > 0 ? t('path.days', { count: daysOverdue }) : '']
            .filter(Boolean)
            .join(' · ')
        : null,
    ],
    [t('release.level'), approvals(`levels.${level}`)],
    [t('release.reasonCode'), t(`release.reasonCodes.${reasonCode}`)],
    [t('release.evidence'), evidence],
    [t('release.cleared'), cleared.length === 0 ? null : cleared.map(ruleName).join(t('way.comma'))],
  ];
  return (
    <>
      <dl className="check-figures">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {covers !== null && (
        <p className="release-covers">
          {t('release.covers', {
            amount: formatMoney(covers.upTo),
            day: formatDay(covers.until),
            points: covers.points.map((point) => t(`release.points.${point}`)).join(t('way.comma')),
          })}
        </p>
      )}
    </>
  );
}

function isZero(amount: string): boolean {
  return parseDecimal(amount)?.units === 0n;
}
