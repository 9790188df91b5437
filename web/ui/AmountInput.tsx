import { Input } from 'antd';
import { decimalsOf } from '#rates/contract';
import { currencySymbol, formatAmount } from '../format.ts';
import { readTypedAmount } from './typed-amount.ts';

type Props = {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
  readonly currency: string;
  readonly size?: 'large' | 'middle';
  readonly disabled?: boolean;
};

/** Keeps the text as typed; when the field is left, an amount is shown with its separators. */
export function AmountInput({ value = '', onChange, currency, id, size = 'middle', disabled = false }: Props) {
  const tidy = () => {
    const amount = readTypedAmount(value, decimalsOf(currency));
    if (amount !== undefined) onChange?.(formatAmount(amount));
  };
  return (
    <Input
      {...(id !== undefined && { id })}
      className="amount-input"
      size={size}
      disabled={disabled}
      prefix={<span className="soft">{currencySymbol(currency)}</span>}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
      onBlur={tidy}
    />
  );
}
