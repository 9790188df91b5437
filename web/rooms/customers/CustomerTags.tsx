import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';

type Standing = {
  readonly status: 'active' | 'inactive';
  readonly blacklisted: boolean;
  readonly frozen: boolean;
  readonly freezeStopsDeliveries: boolean;
  readonly limitStatus?: 'none' | 'active' | 'expired' | 'frozen' | undefined;
  readonly headroom?: { readonly amount: string } | 'unlimited' | undefined;
};

const tones = {
  blacklisted: 'act',
  over_limit: 'act',
  used_without_limit: 'act',
  frozen: 'soon',
  deliveries_stopped: 'act',
  expired: 'soon',
  none: 'quiet',
  inactive: 'quiet',
} as const satisfies Record<string, Tone>;

type Word = keyof typeof tones | 'normal';

/** Everything that stands in the way of an order, the gravest first; one calm word when nothing does. */
export function standingWords(standing: Standing): readonly Word[] {
  const { status, blacklisted, frozen, freezeStopsDeliveries, limitStatus, headroom } = standing;
  const isOver = headroom !== undefined && headroom !== 'unlimited' && headroom.amount.startsWith('-');
  const found: readonly (Word | false)[] = [
    blacklisted && 'blacklisted',
    isOver && limitStatus !== 'none' && 'over_limit',
    frozen && (freezeStopsDeliveries ? 'deliveries_stopped' : 'frozen'),
    limitStatus === 'expired' && 'expired',
    limitStatus === 'none' && (isOver ? 'used_without_limit' : 'none'),
    status === 'inactive' && 'inactive',
  ];
  const words = found.filter((word) => word !== false);
  return words.length === 0 ? ['normal'] : words;
}

export function CustomerTags(standing: Standing) {
  const { t } = useTranslation('customers');
  return (
    <span className="tags">
      {standingWords(standing).map((word) =>
        word === 'normal' ? (
          <span key={word} className="soft">
            {t('standing.normal')}
          </span>
        ) : (
          <StatusTag key={word} tone={tones[word]}>
            {t(`standing.${word}`)}
          </StatusTag>
        ),
      )}
    </span>
  );
}
