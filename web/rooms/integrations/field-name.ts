import { useTranslation } from 'react-i18next';
import { useText } from '../../ui/use-text.ts';
import { fieldKey } from './field-key.ts';
import type { Field } from './import.ts';

/** What a field is called: the lines of a statement bring their names, everything else has its message. */
export function useFieldName(): (field: Pick<Field, 'field' | 'label'>) => string {
  const { t } = useTranslation('integrations');
  const text = useText();
  return ({ field, label }) => (label === null ? t(fieldKey(field)) : text(label));
}
