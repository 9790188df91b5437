import { useTranslation } from 'react-i18next';
import type { Level } from './check.ts';

type Scope = Pick<Level, 'level' | 'sellerCode' | 'businessUnit' | 'productLine'>;

/** What a limit is about, in words: `分项额度 · 产品线 轴承 · 集团 C00287`. */
export function useLevelName(): (scope: Scope & { readonly customerCode?: string }) => string {
  const { t } = useTranslation('exposure');
  return ({ level, sellerCode, businessUnit, productLine, customerCode }) => {
    const kind =
      businessUnit !== undefined || productLine !== undefined
        ? 'sub'
        : sellerCode !== undefined
          ? 'seller'
          : level === 'group'
            ? 'group'
            : 'customer';
    const parts = [
      t(`levels.kinds.${kind}`),
      businessUnit && t('levels.businessUnit', { name: businessUnit }),
      productLine && t('levels.productLine', { name: productLine }),
      sellerCode && (kind === 'seller' ? sellerCode : t('levels.seller', { name: sellerCode })),
      level === 'group' &&
        customerCode !== undefined &&
        (kind === 'group' ? customerCode : t('levels.group', { code: customerCode })),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}
