import { Checkbox, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { indicators, ownerRoles, type WarningFilter } from './warning.ts';

const owners = ['me', ...ownerRoles] as const;
const statuses = ['open', 'closed'] as const;

export function WarningListTools({ view }: { readonly view: WarningFilter }) {
  const { t } = useTranslation('monitoring');
  const [, change] = useAddress();
  const chosen = (value: string) => (value === 'any' ? undefined : value);
  return (
    <>
      <Segmented
        aria-label={t('list.status')}
        value={view.status}
        options={statuses.map((value) => ({ value, label: t(`list.statuses.${value}`) }))}
        onChange={(value) => change({ status: value === 'open' ? undefined : value, late: undefined })}
      />
      <Select
        className="warning-filter"
        aria-label={t('list.owner')}
        value={view.owner ?? 'any'}
        options={(['any', ...owners] as const).map((value) => ({ value, label: t(`list.owners.${value}`) }))}
        onChange={(value: string) => change({ owner: chosen(value) })}
      />
      <Select
        className="warning-filter"
        aria-label={t('list.indicator')}
        value={view.indicator ?? 'any'}
        options={[
          { value: 'any', label: t('list.anyIndicator') },
          ...indicators.map((value) => ({ value, label: t(`indicators.${value}`) })),
        ]}
        onChange={(value: string) => change({ indicator: chosen(value) })}
      />
      {view.status === 'open' && (
        <Checkbox
          className="warning-late"
          checked={view.isLate ?? false}
          onChange={({ target }) => change({ late: target.checked ? 'yes' : undefined })}
        >
          {t('list.late')}
        </Checkbox>
      )}
    </>
  );
}
