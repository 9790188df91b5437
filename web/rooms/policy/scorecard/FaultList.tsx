import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import type { Draft, Fault, Scorecard } from './scorecard.ts';

type Props = { readonly faults: readonly Fault[]; readonly scorecard: Scorecard; readonly draft: Draft };

/** Everything that has to be put right before the draft can be tried or proposed. */
export function FaultList({ faults, scorecard, draft }: Props) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  if (faults.length === 0) return null;
  const nameOf = (at: string) => {
    const found = scorecard.factors.find(({ code }) => code === at) ?? draft.variants.find(({ code }) => code === at);
    return found === undefined ? t('wholeCard') : text(found.name);
  };
  return (
    <Alert
      type="error"
      role="alert"
      title={t('faults.title')}
      description={
        <ul className="scorecard-faults">
          {faults.map(({ code, at, figure }) => (
            <li key={`${code}-${at}`}>
              {t('faults.line', { name: nameOf(at), fault: t(`faults.codes.${code}`, { figure: figure ?? '' }) })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
