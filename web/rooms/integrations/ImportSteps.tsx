import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';

export function ImportSteps({ current }: { readonly current: 0 | 1 | 2 | 3 }) {
  const { t } = useTranslation('integrations');
  return (
    <Steps
      className="import-steps"
      size="small"
      current={current}
      items={(['choose', 'map', 'check', 'run'] as const).map((step) => ({ title: t(`steps.${step}`) }))}
    />
  );
}
