import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Grade, grades } from './scorecard.ts';

type Props = {
  readonly label: string;
  readonly value: Grade | null;
  readonly onChange: (grade: Grade | null) => void;
  /** Without it "no cap" can be chosen. */
  readonly isNeeded?: boolean;
};

export function GradeSelect({ label, value, onChange, isNeeded = false }: Props) {
  const { t } = useTranslation('scorecard');
  const options: { value: string; label: string }[] = grades.map((grade) => ({ value: grade, label: grade }));
  return (
    <Select
      size="small"
      aria-label={label}
      style={{ width: 110 }}
      value={value ?? ''}
      options={isNeeded ? options : [{ value: '', label: t('noCap') }, ...options]}
      onChange={(chosen: string) => onChange(grades.find((grade) => grade === chosen) ?? null)}
    />
  );
}
