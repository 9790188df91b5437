import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../ui/use-is-phone.ts';

export function ImportSteps({ current }: { readonly current: 0 | 1 | 2 | 3 }) {
  const { t } = useTranslation('integrations');
  const steps = (['choose', 'map', 'check', 'run'] as const).map((step) => t(`steps.${step}`));
  if (useIsPhone()) {
    return (
      <p className="import-steps-phone">
        <span className="soft">
          {current + 1} / {steps.length}
        </span>{' '}
        {steps[current]}
      </p>
    );
  }
  return <Steps className="import-steps" size="small" current={current} items={steps.map((title) => ({ title }))} />;
}
