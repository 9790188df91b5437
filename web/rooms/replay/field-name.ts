import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** `decision 2.levels` → “Decision 2: levels”. A field that has no words yet keeps its name in the API. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('replay');
  return useCallback(
    (field: string) => {
      const [last = field, step] = field.split('.').toReversed();
      const known = `replay:fields.${last}`;
      const name = i18n.exists(known) ? i18n.t(known as 'product') : last;
      if (step === undefined) return name;
      const [kind = step, number = ''] = step.split(' ');
      return t('ofStep', { step: t(`steps.${kind as 'decision'}`, { number }), name });
    },
    [t, i18n],
  );
}
