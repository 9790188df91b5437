import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
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
    may('customers:freeze') && !customer.frozen && { key: 'freeze' as const, label: t('actions.freeze') },
    may('customers:freeze') &&
      customer.frozen &&
      !customer.freezeStopsDeliveries && { key: 'stop_deliveries' as const, label: t('actions.stop_deliveries') },
    may('customers:freeze') && customer.frozen && { key: 'unfreeze' as const, label: t('actions.unfreeze') },
    may('customers:blacklist') && {
      key: 'blacklist' as const,
      label: t(customer.blacklisted ? 'actions.unblacklist' : 'actions.blacklist'),
      danger: !customer.blacklisted,
    },
    may('customers:write') && {
      key: 'status' as const,
      label: t(customer.status === 'active' ? 'actions.deactivate' : 'actions.activate'),
    },
  ].filter((item) => item !== false);
  return (
    <>
      {items.length > 0 && (
        <ActionMenu<Opened> items={items} onChoose={setOpened}>
          <Button>{t('page.more')}</Button>
        </ActionMenu>
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
