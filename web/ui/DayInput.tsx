import { DatePicker } from 'antd';
import dayjs from 'dayjs';

type Props = {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (day: string | undefined) => void;
  /** No day after this one can be chosen. */
  readonly latest?: string;
  readonly label?: string;
  readonly clearable?: boolean;
};

/** One business day as text, "2026-11-23"; typed or chosen. */
export function DayInput({ id, value, onChange, latest, label, clearable = false }: Props) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      aria-label={label}
      format="YYYY-MM-DD"
      allowClear={clearable}
      value={value === undefined ? null : dayjs(value)}
      {...(latest !== undefined && { maxDate: dayjs(latest) })}
      onChange={(day) => onChange?.(day === null ? undefined : day.format('YYYY-MM-DD'))}
    />
  );
}
