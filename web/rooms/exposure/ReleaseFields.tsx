import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseReasons } from '#exposure/contract';
import { decimalsOf } from '#rates/contract';
import { formatMoney } from '../../format.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Hold } from './hold.ts';
import { PaperField } from './PaperField.tsx';
import type { ReleaseTerms } from './release-hold.ts';

export type TypedTerms = {
  readonly reasonCode: (typeof releaseReasons)[number];
  readonly amount: string;
  readonly prepay: string;
  readonly evidence: string;
  readonly paper: File | undefined;
  readonly coversUntil: string | undefined;
};

export const noTerms: TypedTerms = {
  reasonCode: 'other',
  amount: '',
  prepay: '',
  evidence: '',
  paper: undefined,
  coversUntil: undefined,
};

type Props = {
  /** The only hold that is released; of several, each is released whole. */
  readonly single: Hold | undefined;
  readonly value: TypedTerms;
  readonly onChange: (terms: TypedTerms) => void;
};

/** What kind of reason it is, and for a single order how much of it may go and what has to be prepaid. */
export function ReleaseFields({ single, value, onChange }: Props) {
  const { t } = useTranslation('exposure');
  const id = useId();
  return (
    <div className="release-fields">
      <label htmlFor={`${id}-code`}>
        <span>{t('release.reasonCode')}</span>
        <Select
          id={`${id}-code`}
          value={value.reasonCode}
          options={releaseReasons.map((code) => ({ value: code, label: t(`release.reasonCodes.${code}`) }))}
          onChange={(reasonCode) => onChange({ ...value, reasonCode })}
        />
      </label>
      <label htmlFor={`${id}-evidence`}>
        <span>{t('release.evidence')}</span>
        <Input
          id={`${id}-evidence`}
          value={value.evidence}
          maxLength={500}
          placeholder={t('release.evidenceHelp')}
          onChange={({ target }) => onChange({ ...value, evidence: target.value })}
        />
      </label>
      <PaperField paper={value.paper} onChange={(paper) => onChange({ ...value, paper })} />
      <label htmlFor={`${id}-until`}>
        <span>{t('release.coversUntil')}</span>
        <DayInput
          id={`${id}-until`}
          clearable
          value={value.coversUntil}
          onChange={(coversUntil) => onChange({ ...value, coversUntil })}
        />
        <span className="soft">{t('release.coversHelp')}</span>
      </label>
      {single !== undefined && (
        <>
          <label htmlFor={`${id}-amount`}>
            <span>{t('release.amount')}</span>
            <AmountInput
              id={`${id}-amount`}
              currency={single.amount.currency}
              value={value.amount}
              onChange={(amount) => onChange({ ...value, amount })}
            />
            <span className="soft">{t('release.amountHelp', { amount: formatMoney(single.amount) })}</span>
          </label>
          <label htmlFor={`${id}-prepay`}>
            <span>{t('release.prepay')}</span>
            <AmountInput
              id={`${id}-prepay`}
              currency={single.amount.currency}
              value={value.prepay}
              onChange={(prepay) => onChange({ ...value, prepay })}
            />
            <span className="soft">{t('release.prepayHelp')}</span>
          </label>
        </>
      )}
    </div>
  );
}

/** As it is sent; what was not typed is left out. */
export function termsOf(
  reason: string,
  { reasonCode, amount, prepay, evidence, coversUntil }: TypedTerms,
  single: Hold | undefined,
): ReleaseTerms {
  const money = (typed: string) =>
    single === undefined || typed.trim() === ''
      ? undefined
      : {
          currency: single.amount.currency,
          amount: readTypedAmount(typed, decimalsOf(single.amount.currency)) ?? typed,
        };
  const [part, ahead] = [money(amount), money(prepay)];
  return {
    reason,
    reasonCode,
    ...(evidence.trim() !== '' && { evidence: evidence.trim() }),
    ...(coversUntil !== undefined && { coversUntil }),
    ...(part !== undefined && { amount: part }),
    ...(ahead !== undefined && { prepay: ahead }),
  };
}
