import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly label: string;
  readonly unit: 'percent' | 'times' | 'days' | 'years' | 'points';
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** A figure in the unit that people say it in: 0.4 is typed as 40 %. */
export function FigureInput({ label, unit, value, onChange }: Props) {
  const { t } = useTranslation('scorecard');
  const scale = unit === 'percent' ? 100 : 1;
  return (
    <InputNumber
      size="small"
      aria-label={label}
      suffix={t(`units.${unit}`)}
      value={Number((value * scale).toFixed(6))}
      onChange={(typed) => {
        if (typed !== null) onChange(Number((typed / scale).toFixed(8)));
      }}
    />
  );
}
