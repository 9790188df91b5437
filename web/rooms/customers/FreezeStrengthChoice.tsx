import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';

const strengths = ['orders', 'deliveries'] as const;
export type FreezeStrength = (typeof strengths)[number];

type Props = { readonly value: FreezeStrength; readonly onChange: (strength: FreezeStrength) => void };

/** How far a freeze reaches: new orders only, or what was approved before as well. */
export function FreezeStrengthChoice({ value, onChange }: Props) {
  const { t } = useTranslation('customers');
  return (
    <Radio.Group
      className="freeze-strength"
      aria-label={t('freeze.strength')}
      value={value}
      onChange={({ target }) => onChange(target.value as FreezeStrength)}
    >
      {strengths.map((strength) => (
        <Radio key={strength} value={strength}>
          {t(`freeze.${strength}`)}
          <span className="soft">{t(`freeze.${strength}Note`)}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
