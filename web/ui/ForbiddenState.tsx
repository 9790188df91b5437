import { useTranslation } from 'react-i18next';
import { StateBox } from './StateBox.tsx';

/** `scope`: the right that is missing, so that the reader can ask for it by name. */
export function ForbiddenState({ scope }: { readonly scope?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <StateBox title={t('states.forbiddenTitle')} role="alert">
      {scope === undefined ? t('states.forbiddenAny') : t('states.forbidden', { scope })}
    </StateBox>
  );
}
