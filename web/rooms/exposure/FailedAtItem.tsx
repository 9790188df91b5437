import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailedSentences } from './FailedSentences.tsx';
import type { Item } from './items.ts';

/** What an item failed when it was recorded: it is in the exposure all the same, and says so. */
export function FailedAtItem({ item: { failed = [] } }: { readonly item: Item }) {
  const { t } = useTranslation('exposure');
  if (failed.length === 0) return null;
  return (
    <Popover trigger="click" title={t('items.failedAt')} content={<FailedSentences failed={failed} />}>
      <Button size="small" danger>
        {t('items.rulesFailed', { count: failed.length })}
      </Button>
    </Popover>
  );
}
