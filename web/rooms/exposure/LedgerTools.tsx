import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { causes } from '#exposure/contract';
import { useAddress } from '../../app/address.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { type LedgerView, ledgerFileAddress } from './position.ts';

/** What of the ledger is seen stands in the address, so that a view can be sent. */
export function useLedgerView(): readonly [LedgerView, (change: Partial<LedgerView>) => void] {
  const [{ bookedFrom, bookedTo, cause, documentNumber }, change] = useAddress();
  const view = {
    from: bookedFrom,
    to: bookedTo,
    cause: causes.find((one) => one === cause),
    document: documentNumber,
  };
  return [
    view,
    (to) =>
      change({
        ...('from' in to && { bookedFrom: to.from }),
        ...('to' in to && { bookedTo: to.to }),
        ...('cause' in to && { cause: to.cause }),
        ...('document' in to && { documentNumber: to.document }),
      }),
  ];
}

/** All lines that are so narrowed, as a file. */
export function LedgerFiles({ code }: { readonly code: string }) {
  const { t, i18n } = useTranslation('exposure');
  const [view] = useLedgerView();
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  return (['csv', 'xlsx'] as const).map((format) => (
    <Button
      key={format}
      type="text"
      icon={<DownloadOutlined />}
      href={ledgerFileAddress(code, { ...view, format, language })}
      download
    >
      {t(`ledger.${format}`)}
    </Button>
  ));
}

/** By day, cause and document. The currency is said once, beside the title: every amount of the ledger is in it. */
export function LedgerTools({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('exposure');
  const [view, change] = useLedgerView();
  return (
    <>
      <h2 className="panel-title">
        {t('ledger.title')} <span className="grid-unit soft">{currency}</span>
      </h2>
      <div className="ledger-filters">
        <DayInput clearable label={t('ledger.from')} value={view.from} onChange={(from) => change({ from })} />
        <span aria-hidden="true">–</span>
        <DayInput clearable label={t('ledger.to')} value={view.to} onChange={(to) => change({ to })} />
        <Select
          allowClear
          aria-label={t('ledger.cause')}
          placeholder={t('ledger.anyCause')}
          value={view.cause ?? null}
          options={causes.map((value) => ({ value, label: t(`ledger.causes.${value}`) }))}
          onChange={(cause) => change({ cause: cause ?? undefined })}
          className="ledger-cause"
        />
        <Input.Search
          allowClear
          aria-label={t('ledger.documentSearch')}
          placeholder={t('ledger.documentSearch')}
          defaultValue={view.document}
          onSearch={(typed) => change({ document: typed.trim() === '' ? undefined : typed.trim() })}
          className="ledger-document"
        />
      </div>
    </>
  );
}
