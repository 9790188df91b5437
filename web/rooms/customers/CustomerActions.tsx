import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ApplyDrawer } from '../approvals/ApplyDrawer.tsx';
import { applicationKinds } from '../approvals/application.ts';
import { BlacklistDialog } from './BlacklistDialog.tsx';
import type { Customer } from './customer.ts';
import { FreezeDialog, type FreezeStep } from './FreezeDialog.tsx';
import { StatusDialog } from './StatusDialog.tsx';

const freezeSteps: readonly FreezeStep[] = ['freeze', 'stop_deliveries', 'unfreeze'];

type Opened = 'nothing' | FreezeStep | 'blacklist' | 'status';

/** What can be done with a customer: the order check first, the grave ones behind a menu and a dialog. */
export function CustomerActions({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const [{ apply, amount }, change] = useAddress();
  const [opened, setOpened] = useState<Opened>('nothing');
  const close = () => setOpened('nothing');
  const items = [
    may('customers:freeze') && !customer.frozen && { key: 'freeze', label: t('actions.freeze') },
    may('customers:freeze') &&
      customer.frozen &&
      !customer.freezeStopsDeliveries && { key: 'stop_deliveries', label: t('actions.stop_deliveries') },
    may('customers:freeze') && customer.frozen && { key: 'unfreeze', label: t('actions.unfreeze') },
    may('customers:blacklist') && {
      key: 'blacklist',
      label: t(customer.blacklisted ? 'actions.unblacklist' : 'actions.blacklist'),
      danger: !customer.blacklisted,
    },
    may('customers:write') && {
      key: 'status',
      label: t(customer.status === 'active' ? 'actions.deactivate' : 'actions.activate'),
    },
  ].filter((item) => item !== false);
  return (
    <>
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setOpened(key as Opened) }}>
          <Button>{t('page.more')}</Button>
        </Dropdown>
      )}
      {may('limits:grant') && (
        <Button onClick={() => change({ tab: 'limits', grant: 'new' })}>{t('page.grant')}</Button>
      )}
      {may('applications:write') && <Button onClick={() => change({ apply: 'new' })}>{t('page.apply')}</Button>}
      {may('credit:check') && (
        <ButtonLink variant="solid" color="primary" to="/orders/check" search={{ customer: customer.code }}>
          {t('page.check')}
        </ButtonLink>
      )}
      <ApplyDrawer
        customer={customer}
        isOpen={apply !== undefined}
        start={{ kind: applicationKinds.find((kind) => kind === apply && apply !== 'new'), amount }}
        onClose={() => change({ apply: undefined, amount: undefined })}
      />
      <FreezeDialog customer={customer} step={freezeSteps.find((step) => step === opened)} onClose={close} />
      <BlacklistDialog customer={customer} isOpen={opened === 'blacklist'} onClose={close} />
      <StatusDialog customer={customer} isOpen={opened === 'status'} onClose={close} />
    </>
  );
}
