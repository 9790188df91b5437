import { useTranslation } from 'react-i18next';
import { ownFacts } from '#policy/contract';
import { useText } from '../../ui/use-text.ts';
import type { Objection, Path } from './check.ts';
import { useFigureText } from './figure-text.ts';
import type { Hold } from './hold.ts';

type Reason = NonNullable<Hold['now']>['cleared'][number];
type OwnReading = NonNullable<Path['steps'][number]['own']>;

/** What a reason is known by: its rule, and of an own rule of the policy which one. */
export function reasonName(objection: Objection): Reason {
  return objection.code === 'own' ? `own:${objection.id}` : objection.code;
}

/** A rule of the check by its name; an own rule of the policy by its number. */
export function useRuleName(): (rule: Reason | 'own') => string {
  const { t } = useTranslation('exposure');
  return (rule) => {
    const id = rule.startsWith('own:') ? rule.slice('own:'.length) : undefined;
    return id === undefined ? t(`rules.${rule as Exclude<Reason, `own:${string}`> | 'own'}`) : t('ownRule', { id });
  };
}

/** What an own rule read: `Overdue ¥1,000 · Grade BBB`. */
export function useOwnReading(): (own: Pick<OwnReading, 'read'>) => string {
  const { t } = useTranslation('exposure');
  const text = useText();
  const figureText = useFigureText();
  return ({ read }) =>
    read
      .map(
        ({ fact, value }) =>
          `${text(ownFacts[fact].name)} ${value === null ? t('path.results.not_recorded') : figureText(value)}`,
      )
      .join(' · ');
}
